package cn.caitong.connectors.sftp;

import static cn.caitong.connectors.sftp.FolderStage.sample;
import static cn.caitong.connectors.sftp.FolderStage.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class FilesAreTakenWholeOrNotTest {
    private static final String NAME = "SK_20260128_000001.csv";
    private static final String ANSWER = "SK_20260128_000001_HZ.csv";

    private static FolderStage stage;
    private static Pickup pickup;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        stage = new FolderStage(folder);
        pickup = stage.node("node-1");
    }

    @BeforeEach
    void clear() {
        stage.clear();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void aWrongControlTotalRefusesAllAndTheCorrectedFileMayHaveItsName() {
        stage.put(NAME, text("in-receipts-two").replace("合计,2,8000.05", "合计,2,8000.06"));
        pickup.turn();
        assertThat(stage.column("select external_id from message")).isEmpty();
        assertThat(stage.names("to-hub-refused")).containsExactly(NAME);
        assertThat(stage.answer(ANSWER).getFirst())
                .isEqualTo("回执,%s,拒绝,file-sum-differs,控制金额与明细不符，明细合计为 8000.05，整份文件未受理。,请更正后重新报送。".formatted(NAME));
        stage.put(NAME, sample("in-receipts-two"));
        pickup.turn();
        assertThat(stage.column("select external_id from message")).hasSize(2);
        assertThat(stage.answer(ANSWER).getFirst()).isEqualTo("回执,%s,受理,,,".formatted(NAME));
        assertThat(stage.names("to-hub")).isEmpty();
        assertThat(stage.names("to-hub-taken")).containsExactly(NAME);
    }

    @Test
    void aBadRowIsRefusedWithCodeFieldRuleAndRemedyAndTheOthersAreTaken() {
        stage.put(NAME, text("in-receipts-two").replaceFirst("91500103MA6100T03D", "91500103MA6100T030"));
        pickup.turn();
        assertThat(stage.column("select external_id from message")).containsExactly("500229-20260128-000103");
        assertThat(stage.answer(ANSWER).get(0)).startsWith("回执,%s,部分受理".formatted(NAME));
        assertThat(stage.answer(ANSWER).get(2))
                .isEqualTo("2,500229-20260128-000102,拒绝,,,,uscc-check-wrong,/data/supplier/identifier/id,"
                        + "/data/supplier/identifier/id：统一社会信用代码校验码有误（GB 32100）。,请更正；如已核对登记信息，请在 checkedAgainst 中注明。");
        assertThat(stage.answer(ANSWER).get(3)).startsWith("3,500229-20260128-000103,受理,");
    }

    @Test
    void aSecretFileLeavesNothingBehind() {
        stage.put(NAME, text("in-receipts-two").replaceFirst(",否\r\n", ",是\r\n"));
        pickup.turn();
        assertThat(stage.column("select code from refusal where external_id is null and report is null"))
                .containsExactly("secret-refused");
        assertThat(stage.column("select owner::text from body")).isEmpty();
        assertThat(stage.column("select name from partner_file union all select name from partner_file_other"))
                .isEmpty();
        assertThat(stage.answer(ANSWER)).hasSize(3);
        assertThat(stage.answer(ANSWER).getFirst()).contains("secret-refused");
    }

    @Test
    void theSameNameWithOtherContentIsParkedAndTheFirstAnswerStands() {
        stage.put(NAME, sample("in-receipt"));
        pickup.turn();
        var first = stage.answer(ANSWER);
        stage.put(NAME, sample("in-receipts-two"));
        pickup.turn();
        assertThat(stage.column("select external_id from message")).containsExactly("500229-20260128-000101");
        assertThat(stage.column("select code from parked")).containsExactly("file-conflict");
        assertThat(stage.answer(ANSWER)).isEqualTo(first);
        assertThat(stage.names("to-hub-answers")).hasSize(2).allMatch(name -> name.startsWith("SK_20260128_000001"));
        assertThat(stage.names("to-hub-refused")).containsExactly(NAME);
    }

    @Test
    void theSameContentUnderAnotherNameIsADuplicateWithTheOriginalReceipts() {
        stage.put(NAME, sample("in-receipts-two"));
        pickup.turn();
        stage.put("SK_20260128_000002.csv", sample("in-receipts-two"));
        pickup.turn();
        var again = stage.answer("SK_20260128_000002_HZ.csv");
        assertThat(again.getFirst()).isEqualTo("回执,SK_20260128_000002.csv,重复,,,");
        assertThat(again.subList(1, 5)).isEqualTo(stage.answer(ANSWER).subList(1, 5));
        assertThat(stage.column("select external_id from message")).hasSize(2);
    }

    @Test
    void aHalfFileIsRefusedAndItsWholeIsTakenUnderTheName() {
        byte[] whole = sample("in-receipt");
        stage.put(NAME, Arrays.copyOf(whole, whole.length / 2));
        pickup.turn();
        assertThat(stage.answer(ANSWER).getFirst()).contains("file-total-missing");
        stage.put(NAME, whole);
        pickup.turn();
        assertThat(stage.column("select external_id from message")).containsExactly("500229-20260128-000101");
    }

    @Test
    void whatHasNoFinalNameIsNotLookedAt() throws IOException {
        stage.put(NAME + ".tmp", sample("in-receipt"));
        pickup.turn();
        assertThat(stage.names("to-hub")).containsExactly(NAME + ".tmp");
        Files.move(stage.file("to-hub", NAME + ".tmp"), stage.file("to-hub", NAME));
        pickup.turn();
        assertThat(stage.names("to-hub-taken")).containsExactly(NAME);
        assertThat(stage.column("select read_at::text from file_poll where read_at is not null"))
                .as("a folder that was read to its end has a time up to which it was")
                .hasSize(1);
    }
}
