/**
 * How what was decided reaches a partner once: marked on disk with its exact bytes, sent outside any transaction, ended
 * under a fence (P3). What may have arrived is asked about before anything is repeated; one partner's trouble stays its own
 * (P9, P10).
 */
@NullMarked
package cn.caitong.engine.delivery;

import org.jspecify.annotations.NullMarked;
