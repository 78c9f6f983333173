/**
 * Statutory clocks: when they warn, act and are due, each kind once for ever and never early (P5). Everything that fires is
 * an event of its flow, decided in the transaction that marks it as fired.
 */
@NullMarked
package cn.caitong.engine.obligation;

import org.jspecify.annotations.NullMarked;
