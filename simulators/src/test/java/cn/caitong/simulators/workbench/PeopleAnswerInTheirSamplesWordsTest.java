package cn.caitong.simulators.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class PeopleAnswerInTheirSamplesWordsTest {
    private static final String DIGEST = "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
    private static final List<String> ITS_OWN = List.of("msgId", "msgTime", "actionTime", "remark");

    private final Path dir;

    PeopleAnswerInTheirSamplesWordsTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @Test
    void aConfirmation() throws Exception {
        try (TestDesk desk = TestDesk.withInvoice(dir)) {
            String id = desk.workbench.confirm(desk.workbench.invoice(TestDesk.INVOICE));
            says(desk, "in-confirmed", "confirmations");
            assertThat(id).isEqualTo("YKZ-20260410-000001");
            assertThat(desk.heard.getFirst().header("x-request-id")).contains(id);
            assertThat(desk.heard.getFirst().header("authorization")).contains("Bearer own-token");
        }
    }

    @Test
    void anObjectionToAPart() throws Exception {
        try (TestDesk desk = TestDesk.withInvoice(dir)) {
            desk.workbench.object(todo(desk), Objection.part("YY-1", "WRONG_AMOUNT", "20000.00", DIGEST));
            assertThat(heard(desk)
                            .path("attachments")
                            .path(0)
                            .path("fileDigest")
                            .asText())
                    .isEqualTo(DIGEST);
            says(desk, "in-objection", "objections");
        }
    }

    @Test
    void oneWithoutEvidenceWhichComesLater() throws Exception {
        try (TestDesk desk = TestDesk.withInvoice(dir)) {
            desk.workbench.object(todo(desk), new Objection("YY-2", "NOT_ACCEPTED", null, List.of(2), List.of()));
            says(desk, "in-objection-incomplete", "objections");
            desk.workbench.addEvidence(todo(desk), "YY-2", DIGEST);
            says(desk, "in-evidence", "objections");
        }
    }

    @Test
    void aWithdrawal() throws Exception {
        try (TestDesk desk = TestDesk.withInvoice(dir)) {
            desk.workbench.withdraw(todo(desk), "YY-1");
            says(desk, "in-withdrawn", "objections");
        }
    }

    @Test
    void noNumberIsUsedTwiceWhateverDies() throws Exception {
        String first;
        try (TestDesk desk = TestDesk.withInvoice(dir)) {
            first = desk.workbench.confirm(todo(desk));
        }
        try (TestDesk desk = new TestDesk(dir)) {
            String second = desk.workbench.withdraw(todo(desk), "YY-1");
            assertThat(second).isNotEqualTo(first);
            assertThat(desk.workbench.sendPending()).isTrue();
            assertThat(desk.workbench.object(todo(desk), Objection.whole("YY-3", "OTHER")))
                    .isNotIn(first, second);
        }
    }

    private static Todo todo(TestDesk desk) {
        return desk.workbench.invoice(TestDesk.INVOICE);
    }

    private static ObjectNode heard(TestDesk desk) throws Exception {
        assertThat(desk.workbench.sendPending()).isTrue();
        return (ObjectNode) desk.lastHeard();
    }

    private static void says(TestDesk desk, String sample, String channel) throws Exception {
        ObjectNode said = heard(desk);
        assertThat(desk.heard.getLast().path()).isEqualTo("/partners/ykz/" + channel);
        assertThat(plain(said)).isEqualTo(plain(TestDesk.sample(sample)));
    }

    private static ObjectNode plain(ObjectNode message) {
        message.remove(ITS_OWN);
        message.path("attachments").forEach(file -> ((ObjectNode) file).remove("fileName"));
        return message;
    }
}
