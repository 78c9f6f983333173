package cn.caitong.simulators.treasury;

import cn.caitong.simulators.centre.Stamp;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.ledger.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happens at the treasury without being asked: people review, vouchers are issued, the bank pays, the year ends. */
final class Office {
    private final Books books;
    private final Reviewers reviewers;
    private final Bank bank;
    private final InstantSource clock;
    private final Duration pace;
    private final News news;

    Office(Books books, Reviewers reviewers, InstantSource clock, Duration pace, News news) {
        this.books = books;
        this.news = news;
        this.reviewers = reviewers;
        this.bank = new Bank(books);
        this.clock = clock;
        this.pace = pace;
    }

    /** Something that falls due: an application's next step, or that a line of it comes back. */
    private record Due(
            Application application,
            @Nullable Stage stage,
            @Nullable Item back,
            Instant at) {}

    /** Takes every step that falls due by then, in the order of their times; how many. */
    int settleUntil(Instant until) {
        int steps = 0;
        synchronized (books) {
            for (var due = next(until); due.isPresent(); due = next(until)) {
                take(due.get());
                steps++;
            }
        }
        return steps;
    }

    private Optional<Due> next(Instant until) {
        return books.moving().stream()
                .flatMap(this::due)
                .filter(due -> !due.at().isAfter(until))
                .min(Comparator.comparing(Due::at));
    }

    private Stream<Due> due(Application application) {
        var step = application
                .nextAt(pace)
                .map(at -> new Due(application, application.next().orElseThrow(), null, at));
        var back = application
                .goingBack()
                .map(item -> new Due(
                        application, null, item, application.returnsAt(item).orElseThrow()));
        return Stream.concat(step.stream(), back.stream());
    }

    private void take(Due due) {
        if (due.back() != null) {
            sendBack(due.application(), due.back(), due.at());
        } else if (due.stage() != null) {
            step(due.application(), due.stage(), due.at());
        }
    }

    private void step(Application application, Stage stage, Instant at) {
        switch (stage) {
            case RECEIVED, UNIT_REVIEW, TREASURY_REVIEW, QUOTA_CHECK -> review(application, stage, at);
            case VOUCHER -> issue(application, at);
            case BANK -> pay(application, at);
        }
    }

    private void review(Application application, Stage stage, Instant at) {
        var refusal = reviewers.findings(application, stage, at);
        if (refusal.isPresent()) {
            var after = application.refusing(refusal.get());
            books.move(after, List.of(), messages(news.refused(after, refusal.get())));
        } else {
            var after = application.passing(stage, at);
            books.move(after, List.of(), messages(news.passed(after, stage, at)));
        }
    }

    private void issue(Application application, Instant at) {
        var day = Ledger.day(at);
        long issued = books.applications().stream()
                .filter(other -> other.standing().voucher() != null)
                .count();
        var voucher = new Application.Voucher("5201%s%07d".formatted(Words.day(day), issued + 1), day);
        var after = application.issuing(voucher, at);
        books.move(after, List.of(), messages(news.issued(after)));
    }

    private void pay(Application application, Instant at) {
        var outcome = bank.pay(application, at);
        var after = outcome.after();
        List<Told> told = new ArrayList<>();
        if (after.items().stream().anyMatch(item -> item.reported() != null)) {
            told.addAll(news.executed(after));
        }
        var back = after.items().stream().filter(Item::cameBack).toList();
        if (!back.isEmpty()) {
            told.addAll(news.returned(after, back));
        }
        books.move(after, outcome.bookings(), messages(told));
    }

    private void sendBack(Application application, Item item, Instant at) {
        var outcome = bank.sendBack(application, item, at);
        var back = outcome.after().items().stream()
                .filter(other -> other.instruction().equals(item.instruction()))
                .toList();
        books.move(outcome.after(), outcome.bookings(), messages(news.returned(outcome.after(), back)));
    }

    void freeze(String applicationId, Application.Hold hold) {
        synchronized (books) {
            var application = goingOn(applicationId);
            var after = application.holding(hold);
            books.move(after, List.of(), messages(news.frozen(after, true, hold)));
        }
    }

    void unfreeze(String applicationId) {
        synchronized (books) {
            var application = goingOn(applicationId);
            var hold = Optional.ofNullable(application.standing().hold())
                    .orElseThrow(() -> new IllegalArgumentException("not frozen: " + applicationId));
            var after = application.released(clock.instant());
            books.move(after, List.of(), messages(news.frozen(after, false, hold)));
        }
    }

    private Application goingOn(String applicationId) {
        return books.application(applicationId)
                .filter(Application::goesOn)
                .orElseThrow(() -> new IllegalArgumentException("no application under way: " + applicationId));
    }

    /** The year ends: what is under way goes on in the next one. */
    void closeYear(int year) {
        synchronized (books) {
            List<Application> carried = books.moving().stream()
                    .filter(Application::goesOn)
                    .filter(application -> application.year() == year)
                    .map(application -> application.goingOnIn(year + 1))
                    .toList();
            var told = carried.stream().flatMap(application -> news.carriedOver(application).stream());
            books.closeYear(year, carried, messages(told.toList()));
        }
    }

    /** Writes the statement of that day, Asia/Shanghai, as the slip has it. */
    void closeDay(LocalDate day, Booking.Slip slip) {
        synchronized (books) {
            messages(news.statement(day, slip.of(books.bookings(day)))).forEach(books::write);
        }
    }

    /** Each with the next number. */
    private List<Message> messages(List<Told> told) {
        List<Message> messages = new ArrayList<>();
        for (Told one : told) {
            messages.add(one.message(new Stamp("CZ", books.messages() + messages.size() + 1, clock.instant())));
        }
        return messages;
    }
}
