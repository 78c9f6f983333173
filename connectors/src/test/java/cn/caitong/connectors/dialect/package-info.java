/** Tests of what partners' words come to: the shipped dialects, by their own samples. */
@NullMarked
package cn.caitong.connectors.dialect;

import org.jspecify.annotations.NullMarked;
