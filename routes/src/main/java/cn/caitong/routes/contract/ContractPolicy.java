package cn.caitong.routes.contract;

import cn.caitong.engine.schedule.ClockTimes;
import cn.caitong.engine.signature.SignatureCheck;
import cn.caitong.routes.casefile.Excuse;
import cn.caitong.routes.casefile.Limit;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is open to interpretation about contracts (P11), from {@code config/policies}, with the calculations that rest on the
 * calendar and the clock table.
 *
 * @param taskPartner who carries tasks to the purchaser: the 一件事 application
 * @param noticeAuthority whose own word on a publication is the authority
 * @param patience how long what came early is held before somebody hears of it
 * @param clockSkew by how much a signature may be ahead of the hub's time
 * @param limit how much may be added, and how large a performance deposit may be
 * @param signatures judges signatures, by the issuers that this hub trusts
 */
public record ContractPolicy(
        String taskPartner,
        String noticeAuthority,
        Duration patience,
        Duration clockSkew,
        SignatureCheck signatures,
        Times times,
        Limit limit) {

    /** Reckons a clock's times; nothing where the regime has no such clock. */
    @FunctionalInterface
    public interface Times {
        Optional<ClockTimes> reckon(String clause, String regime, LocalDate basisDate, List<Excuse> pauses);
    }
}
