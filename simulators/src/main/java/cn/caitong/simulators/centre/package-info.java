/** What every trading centre has, whatever it speaks: what it is asked, what it says, and what happens there unasked. */
@NullMarked
package cn.caitong.simulators.centre;

import org.jspecify.annotations.NullMarked;
