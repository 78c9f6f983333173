package cn.caitong.routes.payment;

import cn.caitong.mappings.money.Money;
import cn.caitong.mappings.report.Issue;
import cn.caitong.routes.party.Account;
import cn.caitong.routes.party.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can happen to a claim. */
sealed interface ClaimEvent {
    EventKind kind();

    /** A paper of the acceptance (验收材料), by its digest. */
    record Paper(String kind, String digest, LocalDate date) {}

    /**
     * The supplier submits an invoice.
     *
     * @param supplier the key of the party that the application names as its sender
     * @param bill empty where the invoice cannot be read
     * @param flaws what stands in the invoice alone and is wrong
     * @param papers the acceptance evidence that came with it
     */
    record Submitted(
            String invoice,
            String contract,
            String tender,
            String milestone,
            String supplier,
            Optional<Bill> bill,
            List<Issue> flaws,
            Account payee,
            List<Paper> papers,
            @Nullable String replaces,
            Instant uploadedAt)
            implements ClaimEvent {
        public Submitted {
            flaws = List.copyOf(flaws);
            papers = List.copyOf(papers);
        }

        @Override
        public EventKind kind() {
            return EventKind.SUBMITTED;
        }
    }

    /** The seller voided the invoice. */
    record Voided(LocalDate on) implements ClaimEvent {
        @Override
        public EventKind kind() {
            return EventKind.VOIDED;
        }
    }

    /**
     * A red invoice takes back a part, or all.
     *
     * @param amount above zero
     * @param objection the one that it remedies
     */
    record RedIssued(String red, Money amount, @Nullable String objection) implements ClaimEvent {
        @Override
        public EventKind kind() {
            return EventKind.RED_ISSUED;
        }
    }

    /**
     * What a red or voided invoice takes back after its payment was applied for is dealt with.
     *
     * @param paid whether it was paid and is back in the treasury; else it was never paid
     * @param by who records it; {@code confirmedBy} another person, who saw it too; null where none was asked for yet
     */
    record Recovered(
            String red,
            String payment,
            Money amount,
            boolean paid,
            LocalDate on,
            Person by,
            @Nullable Person confirmedBy)
            implements ClaimEvent {
        @Override
        public EventKind kind() {
            return EventKind.RECOVERED;
        }
    }

    /** The purchaser confirms that it received the invoice. */
    record Confirmed(Person by) implements ClaimEvent {
        @Override
        public EventKind kind() {
            return EventKind.CONFIRMED;
        }
    }

    /**
     * The purchaser objects.
     *
     * @param amount what it disputes; null where lines say it, or all is meant
     * @param lines numbers of the invoice's lines
     */
    record Raised(String id, String ground, @Nullable Money amount, List<Integer> lines, String evidence, Person by)
            implements ClaimEvent {
        public Raised {
            lines = List.copyOf(lines);
        }

        @Override
        public EventKind kind() {
            return EventKind.RAISED;
        }
    }

    /** An objection gets its evidence. */
    record EvidenceAdded(String id, String evidence, Person by) implements ClaimEvent {
        @Override
        public EventKind kind() {
            return EventKind.EVIDENCE_ADDED;
        }
    }

    /** The purchaser takes an objection back. */
    record Withdrawn(String id, Person by) implements ClaimEvent {
        @Override
        public EventKind kind() {
            return EventKind.WITHDRAWN;
        }
    }

    /** An objection is decided; {@code replace}: another invoice must take this one's place. */
    record Decided(String id, boolean upheld, boolean replace, Person by) implements ClaimEvent {
        @Override
        public EventKind kind() {
            return EventKind.DECIDED;
        }
    }

    /** Something about its contract changed; what, the contract's facts say. */
    record ContractChanged() implements ClaimEvent {
        @Override
        public EventKind kind() {
            return EventKind.CONTRACT_CHANGED;
        }
    }

    /**
     * What a payment below tells: applied for, credited or returned.
     *
     * @param on of a credit the bank's day of the last line
     * @param credits of a credit its lines; none where the payment did not say
     */
    record PaidOut(EventKind kind, String payment, LocalDate on, List<ClaimFacts.Credit> credits)
            implements ClaimEvent {
        public PaidOut {
            credits = List.copyOf(credits);
        }

        PaidOut(EventKind kind, String payment, LocalDate on) {
            this(kind, payment, on, List.of());
        }
    }

    /** A retention that was kept back of a confirmed sum, by the deduction's id, is owed now. */
    record RetentionReleased(String payment, String deduction, Money amount, LocalDate on) implements ClaimEvent {
        @Override
        public EventKind kind() {
            return EventKind.RETENTION_RELEASED;
        }
    }

    /** How the sending of one of our own messages ended; {@code at}: when. */
    record Sent(EventKind kind, String type, String businessId, Instant at) implements ClaimEvent {}

    /** A clock's time has come. */
    record ClockFired(EventKind kind, String clock) implements ClaimEvent {}

    /** Another calendar moved its last day. */
    record ClockMoved(String clock, LocalDate dueOn, Instant dueAt) implements ClaimEvent {
        @Override
        public EventKind kind() {
            return EventKind.CLOCK_MOVED;
        }
    }
}
