package cn.caitong.routes.treasury;

import cn.caitong.mappings.money.Money;
import cn.caitong.routes.party.Account;
import cn.caitong.routes.party.Person;
import cn.caitong.routes.treasury.Application.Voucher;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can happen to a payment. */
sealed interface PaymentEvent {
    EventKind kind();

    /** The supplier asks for it (N5.5); {@code supplier}: the key of the party that the application names as its sender. */
    record Requested(String supplier) implements PaymentEvent {
        @Override
        public EventKind kind() {
            return EventKind.REQUESTED;
        }
    }

    /**
     * One person of the purchaser makes the application.
     *
     * @param payee null: the contract's
     * @param digest of what its message says
     * @param at as its message says, UTC
     */
    record Made(
            List<Prepared.Asked> lines,
            List<Prepared.Deduction> deductions,
            @Nullable Account payee,
            @Nullable String purpose,
            String digest,
            Person by,
            Instant at)
            implements PaymentEvent {
        public Made {
            lines = List.copyOf(lines);
            deductions = List.copyOf(deductions);
        }

        @Override
        public EventKind kind() {
            return EventKind.PREPARED;
        }
    }

    /** Another one approves the preparation of this digest; {@code at}: as the message says, UTC. */
    record Approved(String preparation, Person by, Instant at) implements PaymentEvent {
        @Override
        public EventKind kind() {
            return EventKind.APPROVED;
        }
    }

    /** Whoever checks it sends it back. */
    record SentBack(Person by) implements PaymentEvent {
        @Override
        public EventKind kind() {
            return EventKind.SENT_BACK;
        }
    }

    /** What was approved and has not left is taken back. */
    record Withdrawn(Person by) implements PaymentEvent {
        @Override
        public EventKind kind() {
            return EventKind.WITHDRAWN;
        }
    }

    /** A retention that was deducted is owed now; {@code deduction}: its id. */
    record RetentionReleased(String deduction, Person by) implements PaymentEvent {
        @Override
        public EventKind kind() {
            return EventKind.RETENTION_RELEASED;
        }
    }

    /** Two persons repair lines that failed. */
    record Repaired(List<Fix> lines, @Nullable Account payee, Person by, Person confirmedBy) implements PaymentEvent {
        public Repaired {
            lines = List.copyOf(lines);
        }

        /**
         * A failed line, and what takes its place: null where that stays.
         *
         * @param isGivenUp whether nothing takes its place, since a red invoice took back what it was to pay
         */
        record Fix(
                String line,
                @Nullable Budget budget,
                @Nullable Money amount,
                boolean isGivenUp) {}

        boolean givesUpAll() {
            return lines.stream().allMatch(Fix::isGivenUp);
        }

        @Override
        public EventKind kind() {
            return EventKind.LINES_REPAIRED;
        }
    }

    /** Finance or a court stops it, or lets it go on; {@code person} is null where the treasury says so. */
    record Stopping(
            EventKind kind,
            @Nullable String applicationId,
            Stop stop,
            @Nullable Person person) implements PaymentEvent {}

    /**
     * A step at the treasury.
     *
     * @param step null where the treasury refuses it and does not say at which
     */
    record Reviewed(
            String applicationId,
            @Nullable PaymentState step,
            boolean passed,
            @Nullable String reason,
            List<String> lines)
            implements PaymentEvent {
        public Reviewed {
            lines = List.copyOf(lines);
        }

        PaymentState reached() {
            if (step == null) {
                throw new IllegalStateException("What passes names its step");
            }
            return step;
        }

        @Override
        public EventKind kind() {
            return EventKind.REVIEWED;
        }
    }

    /** The treasury issued its voucher; {@code total}: what it says that it comes to, where it does. */
    record VoucherIssued(
            String applicationId, Voucher voucher, @Nullable Money total) implements PaymentEvent {
        @Override
        public EventKind kind() {
            return EventKind.VOUCHER_ISSUED;
        }
    }

    /**
     * What the bank did with each line.
     *
     * @param voucher null where only the daily statement says so
     * @param total what the voucher says that it comes to, where it does
     */
    record Executed(
            String applicationId,
            @Nullable Voucher voucher,
            @Nullable Money total,
            List<Result> lines) implements PaymentEvent {
        public Executed {
            lines = List.copyOf(lines);
        }

        /** @param creditedOn the bank's date; null of a line that failed */
        record Result(
                String instructionId,
                Money amount,
                @Nullable LocalDate creditedOn,
                @Nullable String reason) {}

        @Override
        public EventKind kind() {
            return EventKind.EXECUTED;
        }
    }

    /** The bank sent lines back. */
    record SentBackByBank(String applicationId, List<Back> lines) implements PaymentEvent {
        public SentBackByBank {
            lines = List.copyOf(lines);
        }

        record Back(String instructionId, Money amount, LocalDate on, String reason) {}

        @Override
        public EventKind kind() {
            return EventKind.RETURNED;
        }
    }

    /** It goes on under another year's budget. */
    record CarriedOver(String applicationId, int fiscalYear) implements PaymentEvent {
        @Override
        public EventKind kind() {
            return EventKind.CARRIED_OVER;
        }
    }

    /** Something about its claim changed; what, the claim says. */
    record ClaimChanged() implements PaymentEvent {
        @Override
        public EventKind kind() {
            return EventKind.CLAIM_CHANGED;
        }
    }

    /** How the sending of one of our own messages ended; {@code proof}: the sending's own id. */
    record Sent(
            EventKind kind,
            String type,
            String businessId,
            @Nullable UUID proof) implements PaymentEvent {}
}
