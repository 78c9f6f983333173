/** Payments as their tests meet them. */
@NullMarked
package cn.caitong.routes.treasury;

import org.jspecify.annotations.NullMarked;
