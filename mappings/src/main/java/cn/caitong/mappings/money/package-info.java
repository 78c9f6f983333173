/** Money as the hub counts it: exact, two places, with its currency. No double ever holds an amount. */
@NullMarked
package cn.caitong.mappings.money;

import org.jspecify.annotations.NullMarked;
