/** Tests of partners by descriptor: what a wrong file is told, and what limits and tokens let through. */
@NullMarked
package cn.caitong.connectors.partner;

import org.jspecify.annotations.NullMarked;
