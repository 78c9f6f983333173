/** Strict reading of JSON from outside, in bounded memory and time, and its canonical writing. Everything that two parsers could read in two ways is refused. */
@NullMarked
package cn.caitong.mappings.json;

import org.jspecify.annotations.NullMarked;
