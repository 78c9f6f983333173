/** 渝快政 as far as the hub meets it: the list of to-dos of the purchasers' people, and what they answer. It speaks the dialect {@code ykz} with code of its own. */
@NullMarked
package cn.caitong.simulators.workbench;

import org.jspecify.annotations.NullMarked;
