package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Location;
import cn.caitong.mappings.identifier.Districts;
import cn.caitong.mappings.validation.Validation;
import cn.caitong.mappings.validation.Validator;
import cn.caitong.routes.party.PartyKeys;
import cn.caitong.routes.statement.StatementFlow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class PaymentsFindTheirCaseTest {
    private static final Path EXAMPLES = Path.of("..", "mappings", "schemas", "examples");
    private static final Districts DISTRICTS = Districts.load(Path.of("..", "config", "districts.yaml"));
    private static final Validator VALIDATOR = new Validator(DISTRICTS);
    private final PaymentLocator locator = new PaymentLocator(new PartyKeys(number -> "#"), DISTRICTS);

    /** Supplier, purchaser and treasury meet in one case, below its claim, without looking anything up. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "payment.requested.v1/good/suppliers-reminder.json",
                "payment.approved.v1/good/by-another-person.json",
                "payment.executed.v1/good/one-line-failed.json",
                "payment.carried-over.v1/good/into-the-next-year.json"
            })
    void allMeetInOneCase(String example) throws IOException {
        Location found = locate(example);
        assertThat(found.caseId()).isEqualTo(CaseId.of("payment", "26502000000000004711"));
        assertThat(found.parentId()).isEqualTo(CaseId.of("claim", "26502000000000004711"));
        assertThat(found.partner()).isEqualTo("one-thing");
    }

    @Test
    void aSumThatWasConfirmedLaterIsACaseOfItsOwnBelowTheSameClaim() throws IOException {
        Location found = locate("payment.prepared.v1/good/of-a-part-confirmed-later.json");
        assertThat(found.key()).isEqualTo("26502000000000004711.2");
        assertThat(found.parentId()).isEqualTo(CaseId.of("claim", "26502000000000004711"));
    }

    @Test
    void theReminderSaysWhosePaymentItIs() throws IOException {
        assertThat(locate("payment.requested.v1/good/suppliers-reminder.json").supplier())
                .isEqualTo(Fixtures.SUPPLIER);
        assertThat(locate("payment.executed.v1/good/one-line-failed.json").supplier())
                .isNull();
    }

    @Test
    void aStatementOfTheWholeCityIsOneForItsDay() throws IOException {
        Location found = locate("treasury.statement.v1/good/one-line.json", "CQ-SBJ");
        assertThat(found.flow()).isEqualTo(StatementFlow.TREASURY);
        assertThat(found.key()).isEqualTo("treasury/2026-04-22");
        assertThat(found.parentId()).isNull();
    }

    /** That of another district, of the same treasury and day, takes no other's place. */
    @Test
    void ofADistrictAloneItIsOneForItsDayAndDistrict() throws IOException {
        assertThat(locate("treasury.statement.v1/good/one-line.json").key()).isEqualTo("treasury/500103/2026-04-22");
        assertThat(locate("treasury.statement.v1/good/one-line.json", "CQ-GXQ").key())
                .isEqualTo("treasury/CQ-GXQ/2026-04-22");
    }

    @Test
    void anOlderInvoicesNumberKeepsItsHyphen() {
        assertThat(PaymentLocator.invoice("050002500111-12345678.12")).isEqualTo("050002500111-12345678");
        assertThat(PaymentLocator.invoice("050002500111-12345678")).isEqualTo("050002500111-12345678");
    }

    private Location locate(String example) throws IOException {
        return locate(example, "500103");
    }

    private Location locate(String example, String jurisdiction) throws IOException {
        String message = Files.readString(EXAMPLES.resolve(example))
                .replace("\"jurisdiction\": \"500103\"", "\"jurisdiction\": \"" + jurisdiction + "\"");
        Validation read = VALIDATOR.validate(message.getBytes(StandardCharsets.UTF_8));
        return locator.locate(((Validation.Accepted) read).message());
    }
}
