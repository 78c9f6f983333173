package cn.caitong.routes.deposit;

import cn.caitong.engine.calendar.LegalDay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** What the tender and its bidders do in a history, and when the news of it comes. */
final class Plot {
    private static final String CLEAN = ",'classification':'public'";

    private final Random random;
    private final Agenda agenda;
    private final History history;
    private final Instant end;

    Plot(Random random, Agenda agenda, History history, Instant end) {
        this.random = random;
        this.agenda = agenda;
        this.history = history;
        this.end = end;
    }

    void write(List<String> receipts) {
        Instant registered = Story.at("2026-01-20T10:00");
        tell(registered, Said.registered(regime() + (random.nextInt(10) == 0 ? rollOut() : CLEAN)));
        receipts.forEach(this::pay);
        if (random.nextInt(4) == 0) {
            Instant withdrawn = Story.at("2026-02-03T10:00").plus(Duration.ofHours(random.nextInt(150)));
            tell(withdrawn, Said.withdrawn(bidder(), withdrawn.toString()));
        }
        if (random.nextInt(6) == 0) {
            tell(Story.at("2026-02-12T10:00"), Said.revoked(bidder(), Story.text("2026-02-12T09:30")));
        }
        if (random.nextInt(4) == 0) {
            tell(Story.at("2026-02-09T17:00"), Said.rescheduled(Story.text("2026-02-12T09:00")));
        }
        ending();
    }

    private void pay(String receipt) {
        Instant at = Story.at("2026-01-25T08:00").plus(Duration.ofHours(random.nextInt(17 * 24)));
        if (random.nextInt(15) == 0) {
            early(receipt, at);
        }
        if (random.nextInt(10) == 0) {
            tell(at, Said.guarantee(receipt, bidder(), "e-guarantee", "2026-01-31"));
            return;
        }
        tell(
                at,
                random.nextInt(8) == 0
                        ? Said.received(receipt, bidder(), "12000.00", at.toString(), "他人")
                        : Said.received(receipt, bidder(), "12000.00", at.toString()));
    }

    /** The buyer speaks of money that the centre has not reported yet. */
    private void early(String receipt, Instant at) {
        tell(
                at,
                Said.done(
                        "deposit.mark-requested.v1",
                        receipt,
                        "'markId':'E1','ground':'collusion','requestedBy':%s,%s"
                                .formatted(Said.person("zhang"), Said.evidence())));
        tell(at, Said.done("deposit.mark-confirmed.v1", receipt, "'markId':'E1','confirmedBy':" + Said.person("li")));
    }

    private void ending() {
        if (random.nextInt(6) == 0) {
            tell(
                    end.plus(Duration.ofHours(5)),
                    Said.suspended(end.plus(Duration.ofHours(1)).toString()));
            tell(
                    end.plus(Duration.ofDays(9)),
                    Said.resumed(end.plus(Duration.ofDays(9)).toString()));
        }
        switch (random.nextInt(5)) {
            case 0 -> terminate(end);
            case 1 -> {
                award();
                terminate(end.plus(Duration.ofDays(random.nextInt(10))));
            }
            case 2 -> {
                tell(end, Said.openingFailed(Story.at("2027-03-01T09:00").toString()));
                tell(end, Said.openingFailed(end.toString()));
                terminate(end.plus(Duration.ofDays(random.nextInt(10))));
            }
            default -> award();
        }
    }

    private void award() {
        Instant notice = end.plus(Duration.ofHours(random.nextInt(72)));
        tell(end, Said.letter(end.toString()));
        tell(notice, Said.notice(notice.toString(), "portal"));
        if (random.nextInt(6) == 0) {
            tell(notice, Said.notice(notice.minus(Duration.ofDays(1)).toString(), "trading-centre"));
        }
        if (random.nextInt(8) == 0) {
            tell(
                    notice.plus(Duration.ofHours(30)),
                    Said.dateDecided("award-notice", LegalDay.of(notice).toString(), notice.toString()));
        }
        if (random.nextInt(3) == 0) {
            undone(notice.plus(Duration.ofHours(1L + random.nextInt(200))));
        } else if (random.nextBoolean()) {
            Instant signed = notice.plus(Duration.ofDays(random.nextInt(20)));
            tell(signed, Said.contract(signed.toString()));
        }
    }

    /** The winner is one no longer; often another bidder takes its place. */
    private void undone(Instant at) {
        Instant next = at.plus(Duration.ofHours(random.nextInt(96)));
        switch (random.nextInt(3)) {
            case 0 -> tell(at, Said.corrected(at.toString(), Said.LOSER));
            case 1 -> tell(at, Said.voided(at.toString(), Said.WINNER));
            default -> tell(at, Said.notConcluded(at.toString(), random.nextBoolean(), Said.WINNER));
        }
        if (random.nextInt(3) != 0) {
            tell(next, Said.letter(next.toString(), Said.LOSER));
            tell(next.plus(Duration.ofHours(20)), Said.contract(next.toString(), Said.LOSER));
        }
    }

    private void terminate(Instant at) {
        tell(at, Said.terminated(at.toString(), "portal"));
    }

    private String bidder() {
        return random.nextInt(3) == 0 ? Said.WINNER : Said.LOSER;
    }

    private String regime() {
        return random.nextInt(4) == 0
                ? "'legalRegime':'" + (random.nextBoolean() ? "bidding-law" : "order-74") + "'"
                : Story.REGIME_87;
    }

    private String rollOut() {
        return ",'autoRefundFrom':'" + LegalDay.of(end.plus(Duration.ofDays(random.nextInt(30)))) + "'";
    }

    private void tell(Instant at, Said said) {
        agenda.news(at, () -> history.say(said));
    }
}
