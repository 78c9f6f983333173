/** The 一件事 application as far as the hub calls it: a board on which tasks for purchasers and agencies arrive. */
@NullMarked
package cn.caitong.simulators.onething;

import org.jspecify.annotations.NullMarked;
