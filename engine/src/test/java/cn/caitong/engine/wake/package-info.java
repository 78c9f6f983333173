/** Tests of waking: no token that came after work began may be lost. */
@NullMarked
package cn.caitong.engine.wake;

import org.jspecify.annotations.NullMarked;
