/** Tests of the demo: how it reads, counts and judges, and the whole of it once. They stand in the package that they test. */
@NullMarked
package cn.caitong.app.demo;

import org.jspecify.annotations.NullMarked;
