/** The treasury, met as its hub meets it. */
@NullMarked
package cn.caitong.simulators.treasury;

import org.jspecify.annotations.NullMarked;
