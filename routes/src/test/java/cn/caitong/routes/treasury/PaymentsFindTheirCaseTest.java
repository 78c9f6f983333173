package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Location;
import cn.caitong.mappings.identifier.Districts;
import cn.caitong.mappings.message.CanonicalMessage;
import cn.caitong.mappings.validation.Validation;
import cn.caitong.mappings.validation.Validator;
import cn.caitong.routes.party.PartyKeys;
import cn.caitong.routes.statement.StatementFlow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class PaymentsFindTheirCaseTest {
    private static final Path EXAMPLES = Path.of("..", "mappings", "schemas", "examples");
    private static final Validator VALIDATOR = new Validator(Districts.load(Path.of("..", "config", "districts.yaml")));
    private final PaymentLocator locator = new PaymentLocator(new PartyKeys(number -> "#"));

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
    void aStatementIsOneForItsDay() throws IOException {
        Location found = locate("treasury.statement.v1/good/one-line.json");
        assertThat(found.flow()).isEqualTo(StatementFlow.TREASURY);
        assertThat(found.key()).isEqualTo("treasury/2026-04-22");
        assertThat(found.parentId()).isNull();
    }

    @Test
    void anOlderInvoicesNumberKeepsItsHyphen() {
        assertThat(PaymentLocator.invoice("050002500111-12345678.12")).isEqualTo("050002500111-12345678");
        assertThat(PaymentLocator.invoice("050002500111-12345678")).isEqualTo("050002500111-12345678");
    }

    private Location locate(String example) throws IOException {
        Validation read = VALIDATOR.validate(Files.readAllBytes(EXAMPLES.resolve(example)));
        CanonicalMessage message = ((Validation.Accepted) read).message();
        return locator.locate(message);
    }
}
