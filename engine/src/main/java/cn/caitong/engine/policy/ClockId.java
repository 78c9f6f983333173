package cn.caitong.engine.policy;

import java.util.Arrays;
import java.util.Optional;

/**
 * The rows of the clock table. A second step of the same clause ends in {@code b}; works procured by tendering, where the
 * law counts otherwise, end in {@code x}; what only the notice asks for is named by its clause. The code is stored and never changes.
 */
public enum ClockId {
    C01("C01"),
    C02("C02"),
    C03("C03"),
    C04("C04"),
    C05("C05"),
    C06("C06"),
    C07("C07"),
    C08("C08"),
    C09("C09"),
    C10("C10"),
    C11("C11"),
    C11X("C11x"),
    C12("C12"),
    C12B("C12b"),
    C12X("C12x"),
    C13("C13"),
    C13B("C13b"),
    C13X("C13x"),
    C14("C14"),
    C15("C15"),
    C16("C16"),
    C17("C17"),
    C18("C18"),
    C19("C19"),
    C20("C20"),
    C21("C21"),
    C22("C22"),
    C23("C23"),
    C24("C24"),
    C25("C25"),
    C26("C26"),
    C27("C27"),
    C28("C28"),
    C28B("C28b"),
    C29("C29"),
    C30("C30"),
    C31("C31"),
    C31B("C31b"),
    C32("C32"),
    C33("C33"),
    C33B("C33b"),
    C34("C34"),
    C35("C35"),
    C36("C36"),
    C37("C37"),
    C37B("C37b"),
    C38("C38"),
    C38B("C38b"),
    C39("C39"),
    C39B("C39b"),
    C40("C40"),
    C41("C41"),
    C42("C42"),
    C43("C43"),
    C44("C44"),
    C45("C45"),
    C45B("C45b"),
    C46("C46"),
    C47("C47"),
    N43("N4.3"),
    N52("N5.2");

    private final String code;

    ClockId(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<ClockId> of(String code) {
        return Arrays.stream(values()).filter(id -> id.code.equals(code)).findFirst();
    }
}
