package cn.caitong.routes.deposit;

import cn.caitong.mappings.money.Money;
import cn.caitong.routes.party.Account;
import cn.caitong.routes.party.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can happen to a deposit. */
sealed interface DepositEvent {
    EventKind kind();

    /**
     * Money came in (收款), or a guarantee in its place.
     *
     * @param consortium names of the bid's other members
     * @param whole what it and the other instalments of the same deposit come to
     */
    record Received(
            String supplierName,
            Set<String> consortium,
            Form form,
            Money amount,
            Money whole,
            Instant receivedAt,
            Account payer)
            implements DepositEvent {
        @Override
        public EventKind kind() {
            return EventKind.RECEIVED;
        }
    }

    /** Something about its tender changed; what, the tender's facts say. */
    record TenderChanged(EventKind kind) implements DepositEvent {}

    /** Purchaser or agency lets the money go: before the act time, or after a withdrawal (N4.4). */
    record ReleaseApproved(Person by, boolean withdrawal) implements DepositEvent {
        @Override
        public EventKind kind() {
            return EventKind.RELEASE_APPROVED;
        }
    }

    /**
     * One person asks that it be not returned (N4.3), with evidence by digest.
     *
     * @param part null where all of it is meant
     */
    record MarkRequested(String id, String ground, @Nullable Money part, Person by, String evidence)
            implements DepositEvent {
        @Override
        public EventKind kind() {
            return EventKind.MARK_REQUESTED;
        }
    }

    /** A second person agrees. */
    record MarkConfirmed(String id, Person by) implements DepositEvent {
        @Override
        public EventKind kind() {
            return EventKind.MARK_CONFIRMED;
        }
    }

    /** The mark is taken back; {@code unfounded} if it should never have been made. */
    record MarkLifted(String id, boolean unfounded, Person by) implements DepositEvent {
        @Override
        public EventKind kind() {
            return EventKind.MARK_LIFTED;
        }
    }

    /** It is decided that the money is not returned, the supplier having been heard. */
    record Forfeited(String id, Money amount, String paidTo, Person by) implements DepositEvent {
        @Override
        public EventKind kind() {
            return EventKind.FORFEITED;
        }
    }

    /**
     * The supplier's own doing stands in the way: a reason from the closed list, evidence, and notice to the supplier.
     *
     * @param from when both the reason was there and the supplier had notice of it
     */
    record Blocked(String reason, String evidence, Instant from, Person by) implements DepositEvent {
        @Override
        public EventKind kind() {
            return EventKind.BLOCKED;
        }
    }

    /** The block ends: remedied by the supplier, or {@code contested} and found to have been none. */
    record Unblocked(Instant at, boolean contested, Person by) implements DepositEvent {
        @Override
        public EventKind kind() {
            return EventKind.UNBLOCKED;
        }
    }

    /**
     * The supplier gave back money that was refunded before its mark came (追回).
     *
     * @param id the holder's own number of it
     * @param on its bank's date, Asia/Shanghai
     */
    record Recovered(String id, Money amount, LocalDate on) implements DepositEvent {
        @Override
        public EventKind kind() {
            return EventKind.RECOVERED;
        }
    }

    /** What is not returned reached the treasury (上缴国库), or the guarantor paid it. */
    record PaidOver(String id, Money amount, LocalDate on, Person by) implements DepositEvent {
        @Override
        public EventKind kind() {
            return EventKind.PAID_OVER;
        }
    }

    /** The winner agreed that it becomes the performance deposit (履约保证金). */
    record Converted(Money amount, Person by) implements DepositEvent {
        @Override
        public EventKind kind() {
            return EventKind.CONVERTED;
        }
    }

    /** Its payer made no bid. */
    record WithoutBid(Person by) implements DepositEvent {
        @Override
        public EventKind kind() {
            return EventKind.WITHOUT_BID;
        }
    }

    /** Two persons say for which lot it was meant. */
    record LotCorrected(String lot, Person by, Person confirmedBy) implements DepositEvent {
        @Override
        public EventKind kind() {
            return EventKind.LOT_CORRECTED;
        }
    }

    /** A guarantee holds for longer. */
    record Extended(LocalDate validUntil) implements DepositEvent {
        @Override
        public EventKind kind() {
            return EventKind.GUARANTEE_EXTENDED;
        }
    }

    /** The supplier says that it was no doing of its own. */
    record BlockContested(Instant at) implements DepositEvent {
        @Override
        public EventKind kind() {
            return EventKind.BLOCK_CONTESTED;
        }
    }

    /**
     * Somebody decided whether it was the supplier's own doing.
     *
     * @param taskId the task that asked; null of a decision that names none
     * @param upheld if it was not
     */
    record ContestDecided(@Nullable String taskId, Instant at, boolean upheld, Person by) implements DepositEvent {
        @Override
        public EventKind kind() {
            return EventKind.CONTEST_DECIDED;
        }
    }

    /** Two persons put the payee's data right. */
    record PayeeRepaired(Account payee, Person by, Person confirmedBy) implements DepositEvent {
        @Override
        public EventKind kind() {
            return EventKind.PAYEE_REPAIRED;
        }
    }

    /**
     * What the holder says of an instruction.
     *
     * @param amount null where the kind names none
     * @param interest what the holder's bank paid beside it, where it says so
     * @param bankDate the bank's own date, Asia/Shanghai; null where the kind has none
     * @param proof the message that said it
     */
    record RefundResult(
            EventKind kind,
            String instruction,
            @Nullable Money amount,
            @Nullable Money interest,
            @Nullable LocalDate bankDate,
            String reason,
            @Nullable UUID proof)
            implements DepositEvent {
        LocalDate onBankDate() {
            if (bankDate == null) {
                throw new IllegalArgumentException("bankDate is missing from " + kind.type());
            }
            return bankDate;
        }
    }

    /** How the sending of one of our own messages ended. */
    record Sent(
            EventKind kind,
            String type,
            String businessId,
            String code,
            @Nullable UUID proof) implements DepositEvent {}

    /** A clock's time has come. */
    record ClockFired(EventKind kind, String clock) implements DepositEvent {}

    /** Another calendar moved its last day. */
    record ClockMoved(String clock, LocalDate dueOn, Instant dueAt) implements DepositEvent {
        @Override
        public EventKind kind() {
            return EventKind.CLOCK_MOVED;
        }
    }
}
