package cn.caitong.routes.deposit;

import org.jspecify.annotations.Nullable;

/** A bank account that money came from or goes to. Prints without its number. */
record Account(
        String name,
        String number,
        @Nullable String bank,
        @Nullable String cnaps) {
    @Override
    public String toString() {
        return name + " ****" + number.substring(Math.max(0, number.length() - 4));
    }
}
