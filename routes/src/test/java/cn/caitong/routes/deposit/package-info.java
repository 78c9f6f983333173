/** Tests of the deposit flow's decisions, without a database and without a clock but the one they give. */
@NullMarked
package cn.caitong.routes.deposit;

import org.jspecify.annotations.NullMarked;
