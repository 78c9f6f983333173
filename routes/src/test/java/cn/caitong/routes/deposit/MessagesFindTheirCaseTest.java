package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Location;
import cn.caitong.routes.party.PartyKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class MessagesFindTheirCaseTest {
    private static final PartyKeys PARTIES = new PartyKeys(number -> "#" + number.length());
    private static final Locator LOCATOR = new Locator(PARTIES);

    @Test
    void aDepositIsNamedByItsHolderAndReceipt() {
        Location location = locate(Said.received("R-1", Said.LOSER, "12000.00", Story.text("2026-01-28T10:14")));

        assertThat(location.flow()).isEqualTo("deposit");
        assertThat(location.key()).isEqualTo("500103:R-1");
        assertThat(location.parentId()).isEqualTo(CaseId.of("tender", Said.TENDER));
        assertThat(location.partner()).isEqualTo("500103");
        assertThat(location.supplier()).isEqualTo("CN-USCC:" + Said.LOSER);
    }

    @Test
    void theBanksAnswerFindsTheSameCaseThoughItNamesNoSupplier() {
        Location location = locate(
                Said.result("deposit.refund-credited.v1", "R-1", "CT-1", Story.SUM + ",'bankDate':'2026-02-24'"));
        assertThat(location.caseId()).isEqualTo(CaseId.of("deposit", "500103:R-1"));
        assertThat(location.supplier()).isNull();
    }

    @Test
    void aTendersMessagesFindTheTender() {
        Location location = locate(Said.letter(Story.text("2026-02-11T15:00")));
        assertThat(location.flow()).isEqualTo("tender");
        assertThat(location.key()).isEqualTo(Said.TENDER);
        assertThat(location.parentId()).isNull();
    }

    @Test
    void aNaturalPersonsNumberStandsInNoIndex() {
        assertThat(PARTIES.ofIdentifier(Said.json("{'scheme':'CN-RID','id':'500101190001010017'}")))
                .isEqualTo("CN-RID:#18");
    }

    private static Location locate(Said said) {
        return LOCATOR.locate(said.message("m-1", Story.at("2026-02-11T15:00")));
    }
}
