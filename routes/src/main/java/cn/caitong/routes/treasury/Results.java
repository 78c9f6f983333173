package cn.caitong.routes.treasury;

import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.payment.ClaimFacts.Credit;
import cn.caitong.routes.treasury.Line.Attempt;
import cn.caitong.routes.treasury.PaymentEvent.Executed;
import cn.caitong.routes.treasury.PaymentEvent.SentBackByBank;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the bank did, line by line: a line that failed does not touch the others. One line that contradicts what is known parks the
 * whole message, so that a person sees it as it came.
 */
final class Results {
    private static final String CLAUSE = "N5.4";
    private static final String CREDITED = "credited";
    private static final String OTHER_SUM = "amount-differs";

    private Results() {}

    /** An attempt that a message speaks of. */
    private record Meant(Line line, Attempt attempt) {}

    static Draft executed(Step step) {
        Executed news = (Executed) step.event();
        return Reviews.about(step, news.applicationId(), application -> {
            Application.Voucher known = application.voucher();
            Application.Voucher said = news.voucher();
            if (known != null && said != null && !known.equals(said)) {
                return step.park(
                        "voucher-differs", "another voucher was issued for this application before / 该支付申请此前已签发其他凭证");
            }
            Optional<Draft> otherTotal = Reviews.otherTotal(step, application, news.total());
            if (otherTotal.isPresent()) {
                return otherTotal.get();
            }
            Application.Voucher voucher = said == null ? known : said;
            List<Executed.Result> fresh = new ArrayList<>();
            for (Executed.Result result : news.lines()) {
                Optional<Meant> meant = meant(step.known(), application, result.instructionId());
                String conflict =
                        meant.map(each -> conflict(each, result, voucher)).orElse("instruction-unknown");
                if (!conflict.isEmpty()) {
                    return contradicted(step, conflict, meant, result.amount());
                }
                Attempt attempt = meant.orElseThrow().attempt();
                boolean isOvertaken = attempt.cameBackUncredited() && result.creditedOn() != null;
                if (attempt.standing() == Line.Standing.SENT || isOvertaken) {
                    fresh.add(result);
                }
            }
            return fresh.isEmpty() ? Reviews.noted(step, application, said) : executed(step, application, news, fresh);
        });
    }

    /** Parked whole, for a person. A line moves whole or not at all: of a part of it the hub keeps no books, and the treasury puts it right. */
    private static Draft contradicted(Step step, String conflict, Optional<Meant> meant, Money said) {
        if (!conflict.equals(OTHER_SUM)) {
            return step.park(conflict, "the bank's word on a line contradicts what is known of it / 银行对该笔的反馈与已知情况矛盾");
        }
        String asked = meant.map(each -> each.attempt().amount().text()).orElse("");
        return step.park(
                conflict,
                ("lines.amount: a line of %s, and the bank says %s; nothing of it was taken. Have the treasury say"
                    + " what moved, have it undone or made whole, and its news sent anew; then dismiss this / 明细金额"
                    + " %s，银行回报 %s，未予采纳；请国库核实实际收付，补足或全额退回后重新报送，再撤除本事项")
                        .formatted(asked, said.text(), asked, said.text()));
    }

    /** Empty where it is news, or the same as before. */
    private static String conflict(Meant meant, Executed.Result result, Application.@Nullable Voucher voucher) {
        Attempt attempt = meant.attempt();
        LocalDate on = result.creditedOn();
        boolean otherSum = !result.amount().equals(attempt.amount());
        if (on == null) {
            boolean isPaidInPart = otherSum && !result.amount().isZero();
            return attempt.standing() == Line.Standing.CREDITED ? "failed-after-credit" : isPaidInPart ? OTHER_SUM : "";
        }
        boolean otherDay = isAnotherDay(attempt, on);
        return switch (attempt.standing()) {
            case SENT -> otherSum ? OTHER_SUM : beforeItsVoucher(on, voucher);
            case CREDITED, RETURNED -> otherSum || otherDay ? "credit-differs" : "";
            case FAILED -> "credited-after-failure";
            case VOID -> otherSum || otherDay ? "credited-though-void" : "";
        };
    }

    /** What came back was credited before, also where the return overtook the credit's news: on its day, or earlier. */
    private static boolean isAnotherDay(Attempt attempt, LocalDate on) {
        LocalDate back = attempt.returnedOn();
        if (back != null && attempt.cameBackUncredited()) {
            return on.isAfter(back);
        }
        return !Objects.equals(on, attempt.creditedOn());
    }

    /** Nobody pays what is not ordered yet: a slip in a day would make what was late timely (C37b, C34). */
    private static String beforeItsVoucher(LocalDate on, Application.@Nullable Voucher voucher) {
        return voucher != null && on.isBefore(voucher.date()) ? "credited-before-voucher" : "";
    }

    private static Draft executed(Step step, Application application, Executed news, List<Executed.Result> fresh) {
        Draft draft = step.stay("executed", CLAUSE, "the bank did what the voucher says, line by line");
        Reviews.paying(draft, step, application, news.voucher());
        Map<String, List<Line>> failed = new LinkedHashMap<>();
        boolean isEnded = false;
        for (Executed.Result result : fresh) {
            Meant meant =
                    meant(draft.payment(), application, result.instructionId()).orElseThrow();
            LocalDate on = result.creditedOn();
            isEnded |= meant.attempt().standing() == Line.Standing.SENT;
            if (on == null) {
                String reason = Objects.requireNonNullElse(result.reason(), "X99");
                fail(draft, step, meant, reason);
                failed.computeIfAbsent(reason, any -> new ArrayList<>()).add(meant.line());
            } else if (meant.attempt().cameBackUncredited()) {
                draft.payment(changed(draft.payment(), meant, meant.attempt().creditedBefore(on)));
            } else {
                credit(draft, meant, on);
            }
        }
        if (!failed.isEmpty()) {
            draft.alarm(
                    "payment-failed",
                    "the bank could not pay some lines; two persons must repair them / 部分明细支付失败，须由两人更正");
        }
        failed.forEach(
                (reason, lines) -> Messages.repairable(draft, step, lines, reason, "failed/" + application.number()));
        return isEnded ? settled(draft, step) : draft;
    }

    private static void credit(Draft draft, Meant meant, LocalDate on) {
        Payment payment = draft.payment();
        draft.move(new MoneyMove.Credited(
                        payment.item(),
                        Purpose.PAY,
                        meant.line().code(),
                        meant.attempt().n(),
                        on))
                .payment(changed(payment, meant, meant.attempt().credited(on)));
    }

    private static void fail(Draft draft, Step step, Meant meant, String reason) {
        Payment payment = draft.payment();
        draft.move(new MoneyMove.Rejected(
                        payment.item(),
                        Purpose.PAY,
                        meant.line().code(),
                        meant.attempt().n()))
                .payment(changed(payment, meant, meant.attempt().failed(step.messageId(), reason)));
    }

    /** When every line is credited the claim hears of it, with the last of the bank's dates: its terms are kept (C37b, C33 or C33b). */
    static Draft settled(Draft draft, Step step) {
        Payment payment = draft.payment();
        if (!payment.isCredited()) {
            return draft;
        }
        LocalDate last = payment.credits().stream()
                .map(Credit::on)
                .max(LocalDate::compareTo)
                .orElseThrow();
        return draft.payment(payment.told(CREDITED)).raise(Messages.credited(payment, step, last));
    }

    /** After a credit, or instead of one. What was credited is owed again, and was due when it was first due (P8). */
    static Draft returned(Step step) {
        SentBackByBank news = (SentBackByBank) step.event();
        return Reviews.about(step, news.applicationId(), application -> {
            List<SentBackByBank.Back> fresh = new ArrayList<>();
            for (SentBackByBank.Back back : news.lines()) {
                Optional<Meant> meant = meant(step.known(), application, back.instructionId());
                String conflict = meant.map(each -> conflict(each, back)).orElse("instruction-unknown");
                if (!conflict.isEmpty()) {
                    return contradicted(step, conflict, meant, back.amount());
                }
                if (meant.orElseThrow().attempt().standing() == Line.Standing.SENT
                        || meant.orElseThrow().attempt().standing() == Line.Standing.CREDITED) {
                    fresh.add(back);
                }
            }
            return fresh.isEmpty() ? step.noted() : returned(step, application, fresh);
        });
    }

    private static String conflict(Meant meant, SentBackByBank.Back back) {
        Attempt attempt = meant.attempt();
        if (!back.amount().equals(attempt.amount())) {
            return OTHER_SUM;
        }
        boolean otherDay = attempt.returnedOn() != null && !attempt.returnedOn().equals(back.on());
        LocalDate credited = attempt.creditedOn();
        boolean before = credited != null && back.on().isBefore(credited);
        return otherDay || before ? "return-differs" : "";
    }

    private static Draft returned(Step step, Application application, List<SentBackByBank.Back> fresh) {
        Draft draft = step.stay("returned", CLAUSE, "the bank sent lines back; two persons must repair them")
                .alarm("payment-returned", "the bank sent lines back; two persons must repair them / 银行退回部分明细，须由两人更正");
        Reviews.paying(draft, step, application, null);
        Map<String, List<Line>> lines = new LinkedHashMap<>();
        LocalDate on = fresh.getFirst().on();
        for (SentBackByBank.Back back : fresh) {
            Meant meant =
                    meant(draft.payment(), application, back.instructionId()).orElseThrow();
            Payment payment = draft.payment();
            draft.move(new MoneyMove.Returned(
                            payment.item(),
                            Purpose.PAY,
                            meant.line().code(),
                            meant.attempt().n()))
                    .payment(changed(
                            payment, meant, meant.attempt().returned(back.on(), step.messageId(), back.reason())));
            lines.computeIfAbsent(back.reason(), any -> new ArrayList<>()).add(meant.line());
            on = back.on().isBefore(on) ? back.on() : on;
        }
        String what = "returned/" + application.number() + "/" + on;
        lines.forEach((reason, those) -> Messages.repairable(draft, step, those, reason, what));
        ContractStops.ended(draft, step);
        return draft.payment().told().contains(CREDITED) ? reopened(draft, step, on) : draft;
    }

    private static Draft reopened(Draft draft, Step step, LocalDate on) {
        return draft.payment(payment -> payment.forgotten(CREDITED))
                .raise(Messages.raised("payment.returned.v1", draft.payment(), step, on));
    }

    private static Payment changed(Payment payment, Meant meant, Attempt attempt) {
        String code = meant.line().code();
        return payment.lines(line -> line.code().equals(code) ? line.attempt(attempt.n(), before -> attempt) : line);
    }

    /** The attempt of this application that an instruction's id names. */
    private static Optional<Meant> meant(Payment payment, Application application, String instructionId) {
        return payment.lines().stream()
                .flatMap(line -> line.attempts().stream()
                        .filter(attempt -> attempt.application() == application.number())
                        .filter(attempt ->
                                payment.instructionId(line, attempt.n()).equals(instructionId))
                        .map(attempt -> new Meant(line, attempt)))
                .findFirst();
    }

    static Money sum(List<Line> lines, String currency) {
        return lines.stream().map(Line::amount).reduce(Money.zero(currency), Money::plus);
    }
}
