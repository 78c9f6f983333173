package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositState.BLOCKED;
import static cn.caitong.routes.deposit.DepositState.MARKED;
import static cn.caitong.routes.deposit.DepositState.RECALLING;
import static cn.caitong.routes.deposit.DepositState.REPAIR;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Purchaser and agency: they look in now and then, and do what the state asks for, or something else. */
final class Buyer {
    private static final List<String> ANYTHING = List.of(
            "ask", "confirm", "lift", "forfeit", "block", "contest", "decide", "unblock", "repair", "release",
            "convert", "pay", "no-bid");

    private static final Set<DepositState> IN_BETWEEN =
            EnumSet.of(DepositState.HELD, DepositState.INSTRUCTED, DepositState.DELIVERED, BLOCKED, REPAIR);

    private final Random random;
    private final Agenda agenda;
    private final History history;
    private final Map<String, Integer> marks = new HashMap<>();

    Buyer(Random random, Agenda agenda, History history) {
        this.random = random;
        this.agenda = agenda;
        this.history = history;
    }

    void look(String receipt, DepositState state, Instant now) {
        int dice = random.nextInt(100);
        if (dice > 96) {
            act("decide", receipt, now);
        } else if (dice < 3) {
            act(ANYTHING.get(random.nextInt(ANYTHING.size())), receipt, now);
        } else if (state == DepositState.FORFEITED && dice < 30) {
            act("pay", receipt, now);
        } else if (state == MARKED && dice < 30) {
            act(dice < 22 ? "lift" : "forfeit", receipt, now);
        } else if (state == DepositState.MARKED_AFTER_REFUND && dice < 30) {
            act(dice < 8 ? "lift" : dice < 14 ? "forfeit" : "recover", receipt, now);
        } else if (state == RECALLING && dice < 15) {
            act("lift", receipt, now);
        } else if (state == BLOCKED && dice < 25) {
            act(
                    dice < 8
                            ? "contest"
                            : dice < 10 ? "decide" : dice < 15 ? "unblock" : dice < 21 ? "repair" : "release",
                    receipt,
                    now);
        } else if (state == REPAIR && dice < 25) {
            act(dice < 20 ? "repair" : "block", receipt, now);
        } else if (state == DepositState.DUE && dice < 14) {
            act(dice < 8 ? "ask" : dice < 10 ? "block" : dice < 12 ? "release" : "convert", receipt, now);
        } else if (dice < 8 && IN_BETWEEN.contains(state)) {
            act("ask", receipt, now);
        }
    }

    private void act(String what, String receipt, Instant now) {
        if (what.equals("ask")) {
            marks.merge(receipt, 1, Integer::sum);
            send(
                    receipt,
                    "mark-requested",
                    "'ground':'collusion','requestedBy':%s,%s".formatted(Said.person("zhang"), Said.evidence()),
                    now);
        }
        switch (what) {
            case "ask", "confirm" ->
                send(receipt, "mark-confirmed", "'confirmedBy':" + Said.person(one("li", "li", "zhang")), now);
            case "lift" -> send(receipt, "mark-lifted", "'unfounded':" + random.nextBoolean() + decided(), now);
            case "forfeit" -> send(receipt, "forfeited", "'paidTo':'treasury'" + part() + decided(), now);
            case "convert" -> send(receipt, "converted", "'contractId':'HT-1'" + part() + decided(), now);
            case "pay" ->
                send(receipt, "paid-over", "'paidOn':'2026-03-05','recordedBy':" + Said.person("wang") + part(), now);
            case "recover" -> history.recover(receipt, now);
            case "no-bid" -> send(receipt, "without-bid", "'recordedBy':" + Said.person("wang"), now);
            case "block" ->
                send(
                        receipt,
                        "blocked",
                        "'reason':'no-answer','from':'%s','noticeToSupplierAt':'%s','recordedBy':%s,%s"
                                .formatted(
                                        now.minusSeconds(3600L * random.nextInt(72)),
                                        now.minusSeconds(3600L * random.nextInt(48)),
                                        Said.person("zhang"),
                                        Said.evidence()),
                        now);
            case "contest" -> send(receipt, "block-contested", "'contestedAt':'%s'".formatted(now), now);
            case "decide" ->
                send(
                        receipt,
                        "contest-decided",
                        "'upheld':%s,'decidedAt':'%s','reason':'经核实'".formatted(random.nextBoolean(), now) + decided(),
                        now);
            case "unblock" ->
                send(
                        receipt,
                        "unblocked",
                        "'at':'%s','cause':'%s'".formatted(now, one("remedied", "contested")) + decided(),
                        now);
            case "repair" ->
                send(
                        receipt,
                        "payee-repaired",
                        "'payee':{'name':'甲','account':'5005010300'},'requestedBy':%s,'confirmedBy':%s"
                                .formatted(Said.person("zhang"), Said.person(one("li", "li", "zhang"))),
                        now);
            default ->
                send(
                        receipt,
                        "release-approved",
                        "'approvedBy':%s,'ground':'%s'"
                                .formatted(Said.person("zhang"), one("early-release", "withdrawal")),
                        now);
        }
    }

    private void send(String receipt, String act, String more, Instant now) {
        String type = "deposit." + act + ".v1";
        String mark = ",'markId':'M" + marks.getOrDefault(receipt, 0) + "'";
        agenda.news(now, () -> history.say(Said.done(type, receipt, more + mark)));
    }

    /** All of it, or a part. */
    private String part() {
        String sum = one("12000.00", "12000.00", "5000.00");
        return ",'amount':{'amount':'" + sum + "','currency':'CNY'}";
    }

    private static String decided() {
        return ",'decidedBy':" + Said.person("wang");
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
