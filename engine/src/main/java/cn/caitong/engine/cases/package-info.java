/**
 * Cases and how they change: one worker claims a case, takes its inbox in legal order, lets its flow decide, and records all
 * that follows in one transaction (P8, P9). No other package writes a case.
 */
@NullMarked
package cn.caitong.engine.cases;

import org.jspecify.annotations.NullMarked;
