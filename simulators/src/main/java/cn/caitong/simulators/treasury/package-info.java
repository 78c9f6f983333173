/** The treasury (预算管理一体化): takes applications for payment, reviews them step by step against its budget lines and plans, lets a bank pay, and tells the hub. Its books are the truth that the hub is judged by; it trusts the hub not to apply twice. */
@NullMarked
package cn.caitong.simulators.treasury;

import org.jspecify.annotations.NullMarked;
