package cn.caitong.simulators.sftp;

import cn.caitong.simulators.guarantee.Guarantee;
import cn.caitong.simulators.guarantee.Happening;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Party;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a row says of a guarantee, in the order that both kinds of files have; how they write it differs. */
record GuaranteeRow(
        Function<Instant, String> time,
        Function<LocalDate, String> day,
        Function<Fen, String> amount,
        Function<Party.IdKind, String> idKind,
        Codes codes) {

    /** By what forms, events and offices are named. */
    enum Codes {
        NUMBERS,
        LETTERS;

        private String of(Guarantee.Form form) {
            return switch (form) {
                case BANK -> this == NUMBERS ? "02" : "BG";
                case ELECTRONIC -> this == NUMBERS ? "03" : "EG";
                case INSURANCE -> this == NUMBERS ? "04" : "INS";
            };
        }

        private String of(Happening.What what) {
            return switch (what) {
                case LODGED -> this == NUMBERS ? "1" : "L";
                case EXTENDED -> this == NUMBERS ? "2" : "X";
                case GIVEN_BACK -> this == NUMBERS ? "3" : "B";
                case PAID -> this == NUMBERS ? "4" : "P";
            };
        }

        private String purchaser() {
            return this == NUMBERS ? "1" : "P";
        }
    }

    List<String> of(String centre, Guarantee guarantee, Happening happening) {
        return List.of(
                guarantee.id(),
                guarantee.tender(),
                guarantee.lot(),
                guarantee.supplier().name(),
                idKind.apply(guarantee.supplier().idKind()),
                guarantee.supplier().id(),
                codes.of(guarantee.form()),
                codes.of(happening.what()),
                guarantee.number(),
                guarantee.issuer(),
                amount.apply(happening.sum(guarantee)),
                day.apply(guarantee.validUntil()),
                time.apply(happening.at()),
                centre,
                orNothing(happening.instruction()),
                orNothing(happening.mark()),
                orNothing(happening.voucher()),
                orNothing(happening.operator()),
                happening.operator() == null ? "" : codes.purchaser(),
                orNothing(happening.proof()),
                orNothing(happening.digest()));
    }

    private static String orNothing(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
