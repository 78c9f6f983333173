/** Tests of what proves that nobody spoke. */
@NullMarked
package cn.caitong.engine.silence;

import org.jspecify.annotations.NullMarked;
