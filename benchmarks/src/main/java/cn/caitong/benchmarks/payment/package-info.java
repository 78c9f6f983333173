/** Contract money: from the invoice to the application that is delivered to the treasury, and what its XML costs. */
@NullMarked
package cn.caitong.benchmarks.payment;

import org.jspecify.annotations.NullMarked;
