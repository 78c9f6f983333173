package cn.caitong.engine.money;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.OfPart;
import cn.caitong.engine.flow.MoneyMove.Owed;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.engine.flow.MoneyMove.Received;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One item while a batch of moves is applied to it: refuses, in words, what the constraints would refuse. Pure. */
final class Book {
    private static final Pattern LINE = Pattern.compile("[^\\p{Cntrl}]{0,100}");

    final String item;
    final UUID id;
    final Map<PartName, Part> parts = new TreeMap<>();
    private final Map<PartName, BigDecimal> reservedBefore = new HashMap<>();
    boolean isStored;

    @Nullable
    Changed<Received> received;

    @Nullable
    UUID caseId;

    BigDecimal amount = BigDecimal.ZERO;

    Book(String item) {
        this.item = item;
        this.id = idOf(item);
    }

    static UUID idOf(String item) {
        return CaseId.of("received-item", item);
    }

    /** Takes over what the table holds. */
    void stored(UUID storedCase, BigDecimal storedAmount) {
        isStored = true;
        caseId = storedCase;
        amount = storedAmount;
    }

    void stored(Part part) {
        parts.put(part.name, part);
        reservedBefore.put(part.name, part.reserved());
    }

    void apply(Changed<MoneyMove> moved) {
        Location mover = moved.location();
        Instant at = moved.at();
        switch (moved.change()) {
            case Received first -> receive(mover, first, at);
            case Owed owed -> owe(owed, mover, at);
            case MoneyMove.Released released -> part(released, mover).release(at);
            case MoneyMove.Instructed made -> part(made, mover).instruct(made.n(), made.carrier(), at);
            case MoneyMove.Delivered has -> part(has, mover).move(has.n(), InstructionState.DELIVERED, at);
            case MoneyMove.Recalling sent -> part(sent, mover).move(sent.n(), InstructionState.RECALLING, at);
            case MoneyMove.Rejected refused -> part(refused, mover).move(refused.n(), InstructionState.REJECTED, at);
            case MoneyMove.Credited credited -> part(credited, mover).credit(credited.n(), credited.on(), at);
            case MoneyMove.Returned back -> part(back, mover).giveBack(back.n(), at);
            case MoneyMove.Voided proven -> part(proven, mover).annul(proven, at);
        }
    }

    /** By how much what is reserved for the purpose has changed in this batch. */
    BigDecimal change(Purpose purpose) {
        return parts.values().stream()
                .filter(part -> part.name.purpose() == purpose)
                .map(this::change)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    boolean changesTotals() {
        return parts.values().stream().anyMatch(part -> change(part).signum() != 0);
    }

    private BigDecimal change(Part part) {
        return part.reserved().subtract(reservedBefore.getOrDefault(part.name, BigDecimal.ZERO));
    }

    private void receive(Location mover, Received first, Instant at) {
        require(!isStored && received == null, MoneyRule.ITEM_KNOWN, "");
        requireAmount(first.amount());
        received = new Changed<>(mover, at, first);
        caseId = mover.caseId();
        amount = first.amount();
    }

    private void owe(Owed owed, Location mover, Instant at) {
        requireThere();
        requireAmount(owed.amount());
        require(
                LINE.matcher(owed.line()).matches(),
                MoneyRule.LINE_WRONG,
                owed.line().length());
        require(mayReserve(owed.purpose(), mover), MoneyRule.ITEM_OF_ANOTHER_CASE, mover.caseId());
        Part part = parts.computeIfAbsent(PartName.of(owed), name -> Part.first(this, name, mover, owed.amount()));
        requireOwner(part, mover);
        require(part.state == PartState.VOID, MoneyRule.PART_OWED_ALREADY, part.name.code());
        part.owe(owed.amount(), at);
        BigDecimal reserved = parts.values().stream().map(Part::reserved).reduce(BigDecimal.ZERO, BigDecimal::add);
        require(reserved.compareTo(amount) <= 0, MoneyRule.PARTS_EXCEED_RECEIVED, reserved.subtract(amount));
    }

    /** Claims, payments and deductions are made by cases below the one whose sum bounds them; all else is the item's own. */
    private boolean mayReserve(Purpose purpose, Location mover) {
        return mover.caseId().equals(caseId)
                || (isOfThoseBelow(purpose) && caseId != null && caseId.equals(mover.parentId()));
    }

    /** Whether cases below the item's own reserve of it for this purpose. */
    static boolean isOfThoseBelow(Purpose purpose) {
        return switch (purpose) {
            case CLAIM, PAY, DEDUCT -> true;
            case REFUND, FORFEIT, CONVERT, RED -> false;
        };
    }

    private Part part(OfPart move, Location mover) {
        requireThere();
        PartName name = PartName.of(move);
        Part part = parts.get(name);
        if (part == null) {
            throw new MoneyRefused(MoneyRule.PART_NOT_OWED, item, name.code());
        }
        requireOwner(part, mover);
        return part;
    }

    private void requireOwner(Part part, Location mover) {
        require(part.caseId.equals(mover.caseId()), MoneyRule.PART_OF_ANOTHER_CASE, part.name.code());
    }

    private void requireThere() {
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
