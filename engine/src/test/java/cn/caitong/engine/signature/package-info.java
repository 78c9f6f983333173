/** Whose signature it is, and an issuer for tests, which makes its keys when it is made. */
@NullMarked
package cn.caitong.engine.signature;

import org.jspecify.annotations.NullMarked;
