/** What contracts do, told by their bad cases first. */
@NullMarked
package cn.caitong.routes.contract;

import org.jspecify.annotations.NullMarked;
