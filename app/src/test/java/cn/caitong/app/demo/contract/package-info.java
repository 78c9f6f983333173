/** Tests of how the demo reads, compares and prints contract money. They stand in the package that they test. */
@NullMarked
package cn.caitong.app.demo.contract;

import org.jspecify.annotations.NullMarked;
