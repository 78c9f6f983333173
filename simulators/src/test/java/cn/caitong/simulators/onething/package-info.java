@NullMarked
package cn.caitong.simulators.onething;

import org.jspecify.annotations.NullMarked;
