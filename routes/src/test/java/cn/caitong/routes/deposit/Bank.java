package cn.caitong.routes.deposit;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.mappings.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** A holder that does what it is told, once, and tells the truth, late, twice and out of order. */
final class Bank {
    private final Random random;
    private final Agenda agenda;
    private final History history;
    private final Map<String, Standing> instructions = new HashMap<>();
    private final Map<String, Integer> paid = new HashMap<>();
    /** By instruction, as it was instructed. */
    private final Map<String, String> sums = new HashMap<>();
    /** What suppliers gave back after all, by receipt. */
    private final Map<String, List<Money>> back = new HashMap<>();
    /** Instructions to give a guarantee back. */
    private final Set<String> guarantees = new HashSet<>();

    enum Standing {
        TAKEN,
        CREDITED,
        RETURNED,
        REJECTED,
        RECALLED,
        /** The supplier gave it back itself, which its bank can do no longer. */
        RECOVERED
    }

    Bank(Random random, Agenda agenda, History history) {
        this.random = random;
        this.agenda = agenda;
        this.history = history;
    }

    /** How often it stands as paid. */
    int timesPaid(String receipt) {
        return paid.getOrDefault(receipt, 0);
    }

    void take(Outgoing.Tell tell, Instant now) {
        String id = tell.businessId();
        String receipt = tell.data().at("/deposit/receiptId").asText();
        if (instructions.putIfAbsent(id, Standing.TAKEN) != null) {
            return;
        }
        if (tell.type().equals(Messages.RELEASE)) {
            guarantees.add(id);
        }
        sums.put(id, ",'amount':" + tell.data().path("amount").toString().replace('"', '\''));
        switch (random.nextInt(10)) {
            case 0 -> {
                instructions.put(id, Standing.REJECTED);
                tell(now, "deposit.refund-rejected.v1", receipt, id, sum(id) + ",'reason':{'code':'account-wrong'}");
            }
            case 1, 2 -> later(now, at -> giveBack(receipt, id, at));
            case 3, 4 -> {
                accept(now, receipt, id);
                later(now, at -> {
                    credit(receipt, id, at);
                    later(at, after -> giveBack(receipt, id, after));
                });
            }
            default -> {
                accept(now, receipt, id);
                later(now, at -> credit(receipt, id, at));
            }
        }
    }

    void recall(Outgoing.Tell tell, Instant now) {
        String id = tell.data().path("instructionId").asText();
        String receipt = tell.data().at("/deposit/receiptId").asText();
        Standing standing = instructions.getOrDefault(id, Standing.TAKEN);
        String recallId = ",'recallId':'" + tell.businessId() + "'";
        if (standing == Standing.TAKEN) {
            instructions.put(id, Standing.RECALLED);
            tell(now, "deposit.refund-recalled.v1", receipt, id, recallId);
        } else {
            tell(now, "deposit.refund-recall-refused.v1", receipt, id, recallId + ",'standing':'credited'");
        }
    }

    /** What suppliers gave back of it, as it was told. */
    Money recovered(String receipt) {
        return back.getOrDefault(receipt, List.of()).stream()
                .reduce(Money::plus)
                .orElse(Money.cny("0.00"));
    }

    /** The supplier gives back what was credited to it, whole or in two parts; nobody gives back what it does not have. */
    void recover(String receipt, String instruction, Money whole, Instant now) {
        if (instructions.get(instruction) == Standing.CREDITED || instructions.get(instruction) == Standing.RECOVERED) {
            instructions.put(instruction, Standing.RECOVERED);
            Money open = whole.minus(recovered(receipt));
            Money part = Money.cny("5000.00");
            if (!open.isPositive()) {
                return;
            }
            Money sum = random.nextInt(3) == 0 && open.compareTo(part) > 0 ? part : open;
            List<Money> all = back.computeIfAbsent(receipt, id -> new ArrayList<>());
            all.add(sum);
            Said news = Said.recovered(
                    receipt,
                    "ZH-" + all.size(),
                    Story.sum(sum.text()),
                    LegalDay.of(now).toString());
            agenda.news(now, () -> history.say(news));
        }
    }

    private void accept(Instant now, String receipt, String id) {
        tell(now, "deposit.refund-accepted.v1", receipt, id, sum(id));
    }

    private void credit(String receipt, String id, Instant at) {
        if (instructions.get(id) == Standing.TAKEN) {
            instructions.put(id, Standing.CREDITED);
            paid.merge(receipt, 1, Integer::sum);
            if (guarantees.contains(id)) {
                tell(at, "deposit.released.v1", receipt, id, ",'releasedOn':'" + LegalDay.of(at) + "'");
            } else {
                tell(at, "deposit.refund-credited.v1", receipt, id, booked(id, at));
            }
        }
    }

    private void giveBack(String receipt, String id, Instant at) {
        Standing standing = instructions.get(id);
        if (guarantees.contains(id)) {
            credit(receipt, id, at);
        } else if (standing == Standing.TAKEN || standing == Standing.CREDITED) {
            instructions.put(id, Standing.RETURNED);
            paid.merge(receipt, standing == Standing.CREDITED ? -1 : 0, Integer::sum);
            tell(at, "deposit.refund-returned.v1", receipt, id, booked(id, at) + ",'reason':{'code':'account-closed'}");
        }
    }

    private String sum(String id) {
        return Objects.requireNonNull(sums.get(id), id);
    }

    private String booked(String id, Instant at) {
        return sum(id) + ",'bankDate':'" + LegalDay.of(at) + "'";
    }

    private void later(Instant now, Consumer<Instant> what) {
        Instant at = now.plus(Duration.ofHours(1L + random.nextInt(72)));
        agenda.at(at, () -> what.accept(at));
    }

    private void tell(Instant now, String type, String receipt, String id, String more) {
        agenda.news(now, () -> history.say(Said.result(type, receipt, id, more)));
    }
}
