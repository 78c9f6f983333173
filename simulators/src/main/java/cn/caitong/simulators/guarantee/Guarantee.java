package cn.caitong.simulators.guarantee;

import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Party;
import java.time.LocalDate;

/**
 * A guarantee in a deposit's place, as it stands.
 *
 * @param id the centre's own number, as a receipt has one
 * @param number its issuer's
 * @param validUntil its last day, Asia/Shanghai
 */
public record Guarantee(
        String id,
        String tender,
        String lot,
        Party supplier,
        Form form,
        String number,
        String issuer,
        Fen amount,
        LocalDate validUntil) {

    /** 保函, 电子保函, 保证保险. */
    public enum Form {
        BANK,
        ELECTRONIC,
        INSURANCE
    }

    Guarantee until(LocalDate day) {
        return new Guarantee(id, tender, lot, supplier, form, number, issuer, amount, day);
    }
}
