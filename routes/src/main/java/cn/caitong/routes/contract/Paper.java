package cn.caitong.routes.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the contract's document says beside its sum.
 *
 * @param digest of the document, with its algorithm: what is signed
 * @param inspection how long the purchaser has to inspect what was delivered, as agreed
 * @param penalties what is deducted when somebody breaks it (违约责任), in the contract's words
 * @param via {@code online}, {@code works} (signed at the trading centre) or {@code offline}
 */
public record Paper(
        String title,
        List<String> lots,
        String digest,
        Inspection inspection,
        List<String> penalties,
        String via,
        @Nullable String award) {
    static final String ONLINE = "online";

    /** An agreed number of days, {@code working-days} or {@code calendar-days}. */
    public record Inspection(int days, String unit) {}

    public Paper {
        lots = List.copyOf(lots);
        penalties = List.copyOf(penalties);
    }
}
