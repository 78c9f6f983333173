package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.routes.casefile.CaseCodec;
import cn.caitong.routes.casefile.Concealed;
import cn.caitong.routes.casefile.Seal;
import cn.caitong.routes.party.Account;
import cn.caitong.routes.party.Identity;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Most decisions ask for no account; a seal is broken for those that do, and made anew for nothing but a new account. */
@Tag("unit")
class WhatIsSealedIsOpenedWhenAskedForTest {
    private final List<String> sealings = new ArrayList<>();
    private final List<String> openings = new ArrayList<>();
    private final CaseCodec codec = new CaseCodec(
            new Seal() {
                @Override
                public String seal(String text) {
                    sealings.add(text);
                    return sealings.size() + ":"
                            + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
                }

                @Override
                public String open(String sealed) {
                    openings.add(sealed);
                    String text = sealed.substring(sealed.indexOf(':') + 1);
                    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
                }
            },
            FirstShape::completed);

    @Test
    void nothingOfItIsStoredInTheClear() {
        String stored = codec.write(Fixtures.fresh()).toString();
        assertThat(stored)
                .doesNotContain(Fixtures.PAYER.number(), Fixtures.PAYER.name())
                .contains("\"payer\":\"", "\"payee\":\"", "\"supplierId\":\"");
        assertThat(sealings).hasSize(3);
    }

    @Test
    void aDecisionThatAsksForNoneOpensAndSealsNothing() {
        JsonNode stored = codec.write(Fixtures.fresh());
        sealings.clear();
        Deposit read = codec.read(stored, Deposit.class);
        JsonNode again = codec.write(read.change().told("overdue").done());
        assertThat(openings).isEmpty();
        assertThat(sealings).isEmpty();
        assertThat(again.get("payer")).isEqualTo(stored.get("payer"));
        assertThat(again.get("payee")).isEqualTo(stored.get("payee"));
        assertThat(again.get("supplierId")).isEqualTo(stored.get("supplierId"));
    }

    @Test
    void whatIsAskedForIsOpenedOnce() {
        Deposit read = codec.read(codec.write(Fixtures.fresh()), Deposit.class);
        assertThat(read.payee().open()).isEqualTo(Fixtures.PAYER);
        assertThat(read.payee().open()).isEqualTo(Fixtures.PAYER);
        assertThat(openings).hasSize(1);
    }

    @Test
    void aRepairedAccountIsSealedAndTheOthersStayAsTheyWere() {
        JsonNode stored = codec.write(Fixtures.fresh());
        sealings.clear();
        Account repaired = new Account("重庆测试供应有限公司", "6222000087654321", null, null);
        Deposit changed =
                codec.read(stored, Deposit.class).change().payee(repaired).done();
        JsonNode written = codec.write(changed);
        assertThat(sealings).singleElement().asString().contains("6222000087654321");
        assertThat(written.get("payer")).isEqualTo(stored.get("payer"));
        assertThat(codec.read(written, Deposit.class).payee().open()).isEqualTo(repaired);
    }

    @Test
    void twoAreEqualWhenTheyHoldTheSame() {
        Deposit fresh = Fixtures.fresh();
        assertThat(codec.read(codec.write(fresh), Deposit.class)).isEqualTo(fresh);
        assertThat(Concealed.of("a"))
                .isEqualTo(Concealed.sealed("x", () -> "a"))
                .isNotEqualTo(Concealed.of("b"));
        assertThat(Concealed.of("a")).hasSameHashCodeAs(Concealed.sealed("x", () -> "a"));
    }

    @Test
    void whatNobodyConcealedIsNotWritten() {
        assertThatThrownBy(() -> codec.write(List.of(Fixtures.PAYER)))
                .hasStackTraceContaining("Account would stand in a case in the clear");
        assertThatThrownBy(() -> codec.write(List.of(new Identity("CN-ID", "1"))))
                .hasStackTraceContaining("Identity would stand in a case in the clear");
    }

    @Test
    void itPrintsNothingAndAnAlteredSealFailsWhenItIsOpened() {
        Concealed<Account> altered = Concealed.sealed("1:altered", () -> {
            throw new IllegalStateException("altered");
        });
        assertThat(altered).hasToString("sealed");
        assertThat(Concealed.of(Fixtures.PAYER)).hasToString("sealed");
        assertThatThrownBy(altered::open).hasMessage("altered");
    }
}
