/** What is said of one contract and its invoices in the tests of a running hub. One person signs and one invoice is sent as its XML. */
@NullMarked
package cn.caitong.app.papers;

import org.jspecify.annotations.NullMarked;
