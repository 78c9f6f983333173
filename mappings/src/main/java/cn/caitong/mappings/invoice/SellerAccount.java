package cn.caitong.mappings.invoice;

import cn.caitong.mappings.identifier.AccountNumber;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bank account printed on an invoice, which nobody is bound to fill in well. The number prints masked, readable or not. */
public final class SellerAccount {
    private final @Nullable String bank;
    private final String written;

    SellerAccount(@Nullable String bank, String written) {
        this.bank = bank;
        this.written = written;
    }

    public Optional<String> bank() {
        return Optional.ofNullable(bank);
    }

    /** The number, where what is printed is one. */
    public Optional<AccountNumber> number() {
        return AccountNumber.isShaped(written.replace(" ", ""))
                ? Optional.of(AccountNumber.of(written))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return number().map(AccountNumber::toString).orElse("****");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SellerAccount that && Objects.equals(bank, that.bank) && written.equals(that.written);
    }

    @Override
    public int hashCode() {
        return Objects.hash(bank, written);
    }
}
