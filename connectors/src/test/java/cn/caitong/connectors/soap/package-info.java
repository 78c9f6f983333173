/** Tests of SOAP alone: what its answers look like on the wire. */
@NullMarked
package cn.caitong.connectors.soap;

import org.jspecify.annotations.NullMarked;
