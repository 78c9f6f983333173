package cn.caitong.connectors.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.connectors.contract.MessageCases;
import cn.caitong.connectors.dialect.Dialects;
import cn.caitong.connectors.inbound.Submissions;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.PartnerFiles;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.files.FileRow;
import cn.caitong.mappings.dialect.Dialect;
import cn.caitong.mappings.identifier.Districts;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A centre's rows say where they belong; one that is another's is told at which field, and what may stand there. */
@Tag("unit")
class ARowThatIsNotItsSendersIsToldWhereTest {
    private static final Path DIALECTS = Path.of("..", "mappings", "dialects");
    private static final String NAME = "SK_20260128_000001.csv";

    private final Path folder;

    ARowThatIsNotItsSendersIsToldWhereTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void anothersDistrictIsToldAtTheJurisdictionWithItsOwn() throws IOException {
        Issue issue = refused(saying("\"jurisdiction\": \"500103\","), centre().reports());
        assertThat(issue.pointer()).isEqualTo("/jurisdiction");
        assertThat(issue.en()).contains("/jurisdiction", "500229");
        assertThat(issue.zh()).contains("/jurisdiction", "500229");
    }

    @Test
    void aTypeThatItMayNotSendIsToldAtTheTypeWithThoseThatItMay() throws IOException {
        Issue issue = refused(saying(""), Set.of("deposit.statement.v1", "deposit.refund-credited.v1"));
        assertThat(issue.pointer()).isEqualTo("/type");
        assertThat(issue.en()).contains("deposit.refund-credited.v1, deposit.statement.v1");
    }

    @Test
    void whatIsItsOwnIsTaken() throws IOException {
        assertThat(rows(saying(""), centre().reports())).singleElement().isInstanceOf(FileRow.Valid.class);
    }

    private Issue refused(Path dialects, Set<String> reports) {
        FileRow.Bad bad = (FileRow.Bad) rows(dialects, reports).getFirst();
        assertThat(bad.report().issues()).hasSize(1);
        Issue issue = bad.report().issues().getFirst();
        assertThat(issue.code()).isEqualTo(ErrorCode.VALUE_NOT_ALLOWED);
        return issue;
    }

    private static List<FileRow> rows(Path dialects, Set<String> reports) {
        Partner centre = centre();
        Partner partner = new Partner(
                centre.id(),
                centre.name(),
                centre.jurisdiction(),
                centre.role(),
                centre.protocol(),
                centre.dialect(),
                reports,
                centre.inbound(),
                centre.outbound(),
                centre.files());
        Dialect dialect = new Dialects(dialects, new Partners(List.of(partner))).of(partner);
        RowReader reader = new RowReader(
                new Validator(Districts.load(Path.of("..", "config", "districts.yaml"))),
                new Submissions(MessageCases::locate));
        return reader.read(partner, dialect, "receipts", NAME, FolderStage.sample("in-receipt"));
    }

    private static Partner centre() {
        return PartnerFiles.load(Path.of("..", "config", "partners")).stream()
                .filter(partner -> partner.id().equals("500229"))
                .findFirst()
                .orElseThrow();
    }

    /** The centre's own dialect, whose rows say one thing more. */
    private Path saying(String line) throws IOException {
        try (Stream<Path> files = Files.walk(DIALECTS.resolve("cqck"))) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(DIALECTS.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        Path shared = folder.resolve("cqck/in/shared.jslt");
        Files.writeString(shared, Files.readString(shared).replace("\"type\": $type,", "\"type\": $type, " + line));
        return folder;
    }
}
