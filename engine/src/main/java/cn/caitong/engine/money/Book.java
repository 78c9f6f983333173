package cn.caitong.engine.money;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Owed;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.engine.flow.MoneyMove.Received;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One received item while a batch of moves is applied to it: refuses, in words, what the constraints would refuse. Pure. */
final class Book {
    final String item;
    final UUID id;
    final UUID caseId;
    final String jurisdiction;
    final Map<Purpose, Part> parts = new EnumMap<>(Purpose.class);
    final Map<Purpose, BigDecimal> reservedBefore = new EnumMap<>(Purpose.class);
    boolean isStored;

    @Nullable
    Received received;

    BigDecimal amount = BigDecimal.ZERO;

    Book(String item, Location location) {
        this.item = item;
        this.id = idOf(item);
        this.caseId = location.caseId();
        this.jurisdiction = location.jurisdiction();
    }

    static UUID idOf(String item) {
        return CaseId.of("received-item", item);
    }

    /** Takes over what the table holds. */
    void stored(UUID storedCase, BigDecimal storedAmount) {
        requireCase(storedCase);
        isStored = true;
        amount = storedAmount;
    }

    void stored(Part part) {
        parts.put(part.purpose, part);
        reservedBefore.put(part.purpose, part.reserved());
    }

    void apply(Changed<MoneyMove> moved) {
        requireCase(moved.location().caseId());
        Instant at = moved.at();
        switch (moved.change()) {
            case Received first -> receive(first);
            case Owed owed -> owe(owed, at);
            case MoneyMove.Released released -> part(released.purpose()).release(at);
            case MoneyMove.Instructed made -> part(made.purpose()).instruct(made.n(), at);
            case MoneyMove.Delivered has -> part(has.purpose()).move(has.n(), InstructionState.DELIVERED, at);
            case MoneyMove.Recalling sent -> part(sent.purpose()).move(sent.n(), InstructionState.RECALLING, at);
            case MoneyMove.Rejected refused -> part(refused.purpose()).move(refused.n(), InstructionState.REJECTED, at);
            case MoneyMove.Credited credited -> part(credited.purpose()).credit(credited.n(), credited.on(), at);
            case MoneyMove.Returned back -> part(back.purpose()).giveBack(back.n(), at);
            case MoneyMove.Voided proven -> part(proven.purpose()).annul(proven, at);
        }
    }

    /** By how much what is reserved for the purpose has changed in this batch. */
    BigDecimal change(Purpose purpose) {
        Part part = parts.get(purpose);
        BigDecimal now = part == null ? BigDecimal.ZERO : part.reserved();
        return now.subtract(reservedBefore.getOrDefault(purpose, BigDecimal.ZERO));
    }

    boolean changesTotals() {
        return parts.keySet().stream().anyMatch(purpose -> change(purpose).signum() != 0);
    }

    private void receive(Received first) {
        require(!isStored && received == null, MoneyRule.ITEM_KNOWN, "");
        requireAmount(first.amount());
        received = first;
        amount = first.amount();
    }

    private void owe(Owed owed, Instant at) {
        requireReceived();
        requireAmount(owed.amount());
        Part part = parts.computeIfAbsent(owed.purpose(), purpose -> new Part(this, purpose, null, owed.amount()));
        require(part.state == PartState.VOID, MoneyRule.PART_OWED_ALREADY, Part.code(owed.purpose()));
        part.owe(owed.amount(), at);
        BigDecimal reserved = parts.values().stream().map(Part::reserved).reduce(BigDecimal.ZERO, BigDecimal::add);
        require(reserved.compareTo(amount) <= 0, MoneyRule.PARTS_EXCEED_RECEIVED, reserved.subtract(amount));
    }

    private Part part(Purpose purpose) {
        requireReceived();
        Part part = parts.get(purpose);
        if (part == null) {
            throw new MoneyRefused(MoneyRule.PART_NOT_OWED, item, Part.code(purpose));
        }
        return part;
    }

    private void requireCase(UUID other) {
        require(other.equals(caseId), MoneyRule.ITEM_OF_ANOTHER_CASE, other);
    }

    private void requireReceived() {
        require(isStored || received != null, MoneyRule.ITEM_UNKNOWN, "");
    }

    private void requireAmount(BigDecimal value) {
        boolean exact = value.stripTrailingZeros().scale() <= 2;
        require(value.signum() > 0 && exact, MoneyRule.AMOUNT_WRONG, value.toPlainString());
    }

    private void require(boolean holds, MoneyRule rule, Object parameter) {
        if (!holds) {
            throw new MoneyRefused(rule, item, parameter);
        }
    }
}
