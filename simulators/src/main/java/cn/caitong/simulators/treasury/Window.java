package cn.caitong.simulators.treasury;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.traffic.BadAnswers;
import java.time.InstantSource;
import java.util.Optional;

/** What the treasury does when it is asked: takes an application as a whole, or refuses it. It trusts the hub not to apply twice. */
final class Window {
    private final Books books;
    private final InstantSource clock;
    private final boolean generous;
    private final Tongue tongue;

    Window(Books books, InstantSource clock, boolean generous, Tongue tongue) {
        this.books = books;
        this.tongue = tongue;
        this.clock = clock;
        this.generous = generous;
    }

    Answer answer(Wish wish) {
        try {
            // the lock spans looking up and booking: two copies of one call must not both find nothing
            synchronized (books) {
                return switch (wish) {
                    case Wish.Submit submit -> submit(submit.form());
                    case Wish.Query query -> tongue.standing(query.id(), books.application(query.id()));
                };
            }
        } catch (Rebuffed e) {
            return tongue.rebuffed(e);
        }
    }

    /** The same call as one that can be spoiled. */
    BadAnswers.Call call(Wish wish) {
        return new Spoilt(wish);
    }

    private Answer submit(Application.Form form) throws Rebuffed {
        var before = books.application(form.id());
        if (before.isPresent() && !before.get().form().content().equals(form.content())) {
            throw Rebuffed.of(Rebuff.CONFLICT, form.id());
        }
        if (before.isPresent()) {
            return tongue.again(books.answer(form.id()).orElseThrow());
        }
        refuseStrangers(form);
        String number = "ZF%s%08d"
                .formatted(
                        Words.day(Ledger.day(clock.instant())),
                        books.applications().size() + 1);
        var application = Application.accepted(form, number, clock.instant(), books.course(form.payment()));
        var answer = tongue.taken(application);
        books.accept(application, answer.body());
        return answer;
    }

    private void refuseStrangers(Application.Form form) throws Rebuffed {
        if (books.isClosed(form.year())) {
            throw Rebuffed.of(Rebuff.YEAR_CLOSED, form.id());
        }
        for (Item item : form.items()) {
            if (!generous && !books.knowsAgency(item.budget().agency())) {
                throw Rebuffed.of(Rebuff.AGENCY_UNKNOWN, form.id());
            }
        }
    }

    private final class Spoilt implements BadAnswers.Call {
        private final Wish wish;

        private Spoilt(Wish wish) {
            this.wish = wish;
        }

        @Override
        public String id() {
            return wish.id();
        }

        @Override
        public Answer properly() {
            return answer(wish);
        }

        @Override
        public Answer broken() {
            return tongue.broken();
        }

        @Override
        public Answer busy() {
            return tongue.rebuffed(Rebuffed.call(Rebuff.BUSY));
        }

        @Override
        public Answer maintenance() {
            return tongue.rebuffed(Rebuffed.call(Rebuff.MAINTENANCE));
        }

        @Override
        public Optional<Fen> amount() {
            return switch (wish) {
                case Wish.Submit submit -> Optional.of(submit.form().amount());
                case Wish.Query query ->
                    books.application(query.id()).map(found -> found.form().amount());
            };
        }
    }
}
