package cn.caitong.simulators.ledger;

import org.jspecify.annotations.Nullable;

/** A bank account: whose, its number, at which bank (name 开户行 and 联行号, both optional for a payee). */
public record Account(
        String name,
        String number,
        @Nullable String bank,
        @Nullable String bankNo) {}
