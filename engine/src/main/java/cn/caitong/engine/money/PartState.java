package cn.caitong.engine.money;

import java.util.Locale;

/** Whether a part of the received money is still owed. {@code SETTLED} is as final as the credit it rests on. */
enum PartState {
    OPEN,
    SETTLED,
    VOID;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PartState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
