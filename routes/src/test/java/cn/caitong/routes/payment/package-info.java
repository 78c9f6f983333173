/** Claims as their tests meet them. */
@NullMarked
package cn.caitong.routes.payment;

import org.jspecify.annotations.NullMarked;
