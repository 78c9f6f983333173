package cn.caitong.simulators.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that arrived at the centre's bank for one bid.
 *
 * @param id the centre's receipt number
 * @param payer the account it came from, which need not be the supplier's
 * @param creditedAt when the bank credited it
 * @param trace the bank's number
 */
public record Receipt(
        String id,
        String tender,
        String lot,
        Party supplier,
        Account payer,
        Fen amount,
        Instant creditedAt,
        String trace,
        @Nullable String remark) {}
