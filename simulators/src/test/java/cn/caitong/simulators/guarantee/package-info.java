@NullMarked
package cn.caitong.simulators.guarantee;

import org.jspecify.annotations.NullMarked;
