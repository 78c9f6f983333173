package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.calendar.CalendarFiles;
import cn.caitong.engine.calendar.CalendarYear;
import cn.caitong.engine.calendar.Calendars;
import cn.caitong.engine.calendar.Holiday;
import cn.caitong.engine.calendar.Span;
import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.mappings.identifier.DistrictId;
import cn.caitong.mappings.message.CanonicalMessage;
import cn.caitong.mappings.message.MessageType;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.deposit.ClockBoard.Due;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** One random history of a tender and its deposits, drawn from a seed. */
final class History {
    private static final List<String> RECEIPTS = List.of("R-1", "R-2", "R-3");
    private static final Duration LONG_ENOUGH = Duration.ofDays(45);
    /** 2027 as it may be published one day: eight days for Spring Festival, and two make-up weekends. */
    static final WorkingCalendar PUBLISHED = published();

    final Town town;
    final Bank bank;
    private final Random random;
    private final Agenda agenda;
    private final Buyer buyer;
    private final Map<UUID, Instant> hubsLastWord = new HashMap<>();
    private final Instant end;
    private final List<String> receipts;
    private int said;

    History(long seed) {
        random = new Random(seed);
        agenda = new Agenda(random);
        town = new Town(Story.at("2026-01-20T09:00"), new Mailbag(this::veiled), () -> random.nextInt(20) == 0);
        bank = new Bank(random, agenda, this);
        buyer = new Buyer(random, agenda, this);
        end = Story.at(random.nextInt(3) == 0 ? "2027-01-28T10:00" : "2026-02-11T10:00")
                .plus(Duration.ofHours(random.nextInt(24 * 14)));
        receipts = RECEIPTS.subList(0, 1 + Math.min(random.nextInt(3), random.nextInt(3)));
        new Plot(random, agenda, this, end).write(receipts);
    }

    /** Lets everything happen, until nothing is left to happen. */
    void run() {
        Instant last = end.plus(LONG_ENOUGH);
        agenda.at(town.now.plusSeconds(60), this::tick);
        agenda.at(end.minus(Duration.ofDays(2)).plus(Duration.ofHours(random.nextInt(240))), this::loadCalendar);
        while (true) {
            Optional<Instant> planned = agenda.nextAt();
            Instant until = last.isAfter(town.now) ? last : town.now;
            Optional<Due> due = town.clocks.next().filter(next -> !next.at().isAfter(until));
            if (due.isPresent()
                    && planned.filter(at -> at.isBefore(due.get().at())).isEmpty()) {
                town.fire(due.get());
            } else if (planned.isPresent()) {
                town.now = planned.get().isAfter(town.now) ? planned.get() : town.now;
                agenda.next();
            } else {
                return;
            }
            spreadTheHubsWord();
        }
    }

    void say(Said said) {
        town.say(new CanonicalMessage(
                "m-" + ++this.said,
                said.partner(),
                MessageType.find(said.type()).orElseThrow(),
                town.now,
                Said.TENDER,
                new DistrictId("500103"),
                Optional.empty(),
                Said.json(said.data())));
        town.take(town.waiting.removeLast());
    }

    /** Delivery's and the tender's words reach a case in their order, but late; the tender's now and then twice. */
    private void spreadTheHubsWord() {
        for (Town.Waiting next = town.waiting.poll(); next != null; next = town.waiting.poll()) {
            Town.Waiting word = next;
            UUID id = word.location().caseId();
            Instant at = agenda.someTimeAfter(town.now);
            Instant before = hubsLastWord.getOrDefault(id, at);
            Instant turn = at.isBefore(before) ? before : at;
            hubsLastWord.put(id, turn);
            agenda.at(turn, () -> town.take(word));
            if (word.event().type().startsWith("parent.") && random.nextInt(10) == 0) {
                agenda.at(turn, () -> town.take(word));
            }
        }
    }

    /** Letters leave, people look in. */
    private void tick() {
        town.mail.leave("deposit.").forEach(this::send);
        for (String receipt : receipts) {
            CaseFile file = town.cases.get(Story.caseOf(receipt));
            if (file != null) {
                buyer.look(receipt, DepositState.of(file.state()), town.now);
            }
        }
        if (town.now.isBefore(end.plus(LONG_ENOUGH))) {
            agenda.at(town.now.plus(Duration.ofHours(8L + random.nextInt(40))), this::tick);
        }
    }

    /** The buyer has its supplier give back what was refunded: as much as is to be kept. */
    void recover(String receipt, Instant now) {
        Deposit deposit = town.deposit(Story.caseOf(receipt));
        Money decided = deposit.kept().recovered().decided();
        bank.recover(receipt, deposit.instruction(), decided == null ? deposit.refundable() : decided, now);
    }

    private void send(Mailbag.Letter letter) {
        Outgoing.Tell tell = letter.tell();
        CaseFile file = town.file(letter.caseId());
        boolean pays = tell.money() || tell.type().equals(Messages.RELEASE);
        if (tell.type().equals(Messages.REFUND) || tell.type().equals(Messages.RELEASE)) {
            assertThat(file.state()).as("a refund leaves").isEqualTo(DepositState.INSTRUCTED.code());
        }
        int dice = random.nextInt(100);
        boolean arrives = dice < 85 || (dice >= 92 && random.nextBoolean());
        if (dice >= 92 && pays) {
            town.sent(file.location(), "unknown", tell);
        }
        if (arrives) {
            arrive(tell);
        }
        if (pays || dice == 0) {
            town.sent(file.location(), arrives ? "delivered" : "rejected", tell);
        }
    }

    /** N4.1, P13: before the opening the buyer hears only of what it reported, or must refund or repair in the law's term. */
    private void veiled(Mailbag.Letter letter) {
        TenderFacts tender = town.tender();
        boolean task = letter.tell().type().equals(Messages.TASK);
        if (task && letter.at().isBefore(tender.opening())) {
            Deposit deposit = town.deposit(letter.caseId());
            boolean reported =
                    tender.lot("1").withdrawalsOf(deposit.bidder()).findAny().isPresent();
            String kind = letter.tell().data().path("kind").asText();
            boolean owed = !deposit.clocks().isEmpty()
                    && (tender.project().autoRefundFrom() != null
                            || List.of("overdue", "repair").contains(kind));
            boolean acted = !deposit.excuses().isEmpty()
                    || deposit.mark() != null
                    || !deposit.endedMarks().isEmpty();
            assertThat(reported || owed || acted)
                    .as("said before the opening: " + letter.tell().data())
                    .isTrue();
        }
    }

    private void arrive(Outgoing.Tell tell) {
        switch (tell.type()) {
            case Messages.REFUND, Messages.RELEASE -> bank.take(tell, town.now);
            case Messages.RECALL -> bank.recall(tell, town.now);
            default -> {}
        }
    }

    /** A year is published: running clocks are counted anew, and their cases hear of it. */
    private void loadCalendar() {
        town.calendar = PUBLISHED;
        for (String receipt : receipts) {
            UUID id = Story.caseOf(receipt);
            for (String name : new ArrayList<>(town.clocks.of(id).keySet())) {
                town.recount(id, name);
            }
        }
    }

    private static WorkingCalendar published() {
        List<CalendarYear> years = new ArrayList<>(Calendars.SHIPPED.years());
        years.removeIf(CalendarYear::provisional);
        years.add(new CalendarYear(
                2027,
                "test",
                false,
                List.of(new Holiday(
                        "春节",
                        List.of(new Span(LocalDate.of(2027, 2, 5), LocalDate.of(2027, 2, 12))),
                        List.of(),
                        List.of())),
                List.of(LocalDate.of(2027, 1, 31), LocalDate.of(2027, 2, 14))));
        return new WorkingCalendar(years, CalendarFiles.year(Calendars.FOLDER.resolve("2027.yaml")));
    }
}
