package cn.caitong.engine.alarm;

import cn.caitong.engine.alarm.AlarmKind.Owner;
import cn.caitong.engine.parked.Parked;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that alarms can say: each code once, and what is parked by its kind. */
public final class AlarmCatalogue {
    /** A newer node may raise what this one has not heard of: it is shown, and somebody can end it. */
    private static final AlarmKind UNKNOWN = AlarmKind.acknowledged(
            "unknown",
            Owner.OPERATOR,
            "This version of the hub does not know the code: see what its detail says, and the guide of the newest.",
            "本版本不识别该代码：请查看说明文字及最新版运维指南。");

    private final Map<String, AlarmKind> kinds = new TreeMap<>();

    /** @throws IllegalArgumentException when a code has two meanings */
    public AlarmCatalogue(Collection<AlarmKind> all) {
        for (AlarmKind kind : all) {
            if (kinds.put(kind.code(), kind) != null) {
                throw new IllegalArgumentException("The alarm " + kind.code() + " is in the catalogue twice");
            }
        }
    }

    /** By code. */
    public List<AlarmKind> kinds() {
        return List.copyOf(kinds.values());
    }

    /** Those that somebody of this owner's has to see to. */
    List<AlarmKind> of(Owner owner) {
        return kinds.values().stream().filter(kind -> kind.owner() == owner).toList();
    }

    /** What is parked, kind by kind: whatever its code, it is settled as an item. */
    public List<AlarmKind> parkedKinds() {
        return Stream.of(Parked.Kind.values())
                .filter(kind -> kind != Parked.Kind.HELD)
                .map(kind -> parked(kind, Owner.BUREAU))
                .toList();
    }

    /**
     * What this alarm means.
     *
     * @param owner of the parked item whose alarm it is; null of any other
     */
    public AlarmKind of(String code, String ref, @Nullable String owner) {
        return parkedKind(ref)
                .map(kind -> parked(kind, owner == null ? Owner.OPERATOR : owner(owner)))
                .orElseGet(() -> kinds.getOrDefault(code, UNKNOWN));
    }

    /** One that only a newer node knows: let those who run the hub see to it. */
    private static Owner owner(String code) {
        return Stream.of(Owner.values())
                .filter(owner -> owner.code().equals(code))
                .findFirst()
                .orElse(Owner.OPERATOR);
    }

    private static Optional<Parked.Kind> parkedKind(String ref) {
        return Stream.of(Parked.Kind.values())
                .filter(kind -> ref.startsWith(kind.name().toLowerCase(Locale.ROOT) + ":"))
                .findFirst();
    }

    private static AlarmKind parked(Parked.Kind kind, Owner owner) {
        String code = kind.name().toLowerCase(Locale.ROOT);
        return switch (kind) {
            case EVENT ->
                AlarmKind.passing(
                        code,
                        owner,
                        "An event could not be applied to its case, and was parked. Read the reason, correct, retry it"
                                + " or dismiss it (/api/parked).",
                        "事件未能适用于其案件，已挂起。请查看原因，更正后重试或撤除（/api/parked）。");
            case HELD ->
                AlarmKind.passing(
                        code,
                        owner,
                        "An event waits for what has not come. Ask its sender, or dismiss it (/api/parked).",
                        "事件所等待的事项迄今未到。请向提交方核实，或予以撤除（/api/parked）。");
            case CLOCK ->
                AlarmKind.passing(
                        code,
                        owner,
                        "A clock's effect failed. Correct what it failed on, then release it (/api/obligations).",
                        "时限到期的处理失败。请排除原因后恢复（/api/obligations）。");
            case DELIVERY ->
                AlarmKind.passing(
                        code,
                        owner,
                        "What a partner was to be told could not be told, or its fate is not known. Call the partner"
                                + " and record what it says.",
                        "应告知对方的内容未能送出，或是否送达不明。请联系对方并登记其答复。");
            case CONFLICT ->
                AlarmKind.passing(
                        code,
                        owner,
                        "Two contents came under one name. Ask which was meant, then resolve the item (/api/parked).",
                        "同一名称下收到两份不同内容。请核实以何者为准并登记处理情况（/api/parked）。");
            case DIFFERENCE ->
                AlarmKind.passing(
                        code,
                        owner,
                        "A daily statement and the ledger differ. Have its sender correct it, or resolve the item"
                                + " (/api/parked).",
                        "对账单与账本不一致。请报送方更正，或登记处理情况（/api/parked）。");
            case MATTER ->
                AlarmKind.passing(
                        code,
                        owner,
                        "A case asks something and goes on without the answer. Have finance settle it in the"
                                + " application: that ends the item.",
                        "案件有待认定事项，办理照常继续。请财政部门在应用中认定，认定后自动解除。");
        };
    }
}
