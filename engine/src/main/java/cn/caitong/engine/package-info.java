/** All tables and everything that changes them: calendar, obligations, intake, inbox, cases, delivery, money, evidence. JDBC only; what must be woken elsewhere goes through a port. */
@NullMarked
package cn.caitong.engine;

import org.jspecify.annotations.NullMarked;
