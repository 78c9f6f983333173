package cn.caitong.connectors.sftp;

import cn.caitong.connectors.inbound.Submissions;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.engine.files.FileRow;
import cn.caitong.mappings.dialect.Arrival;
import cn.caitong.mappings.dialect.Dialect;
import cn.caitong.mappings.dialect.FileSpeech;
import cn.caitong.mappings.identifier.DistrictId;
import cn.caitong.mappings.message.CanonicalMessage;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import cn.caitong.mappings.report.Report;
import cn.caitong.mappings.validation.Validation;
import cn.caitong.mappings.validation.Validator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file's bytes as rows that intake can take, or not: in no transaction, and pure. */
final class RowReader {
    private final Validator validator;
    private final Submissions submissions;

    RowReader(Validator validator, Submissions submissions) {
        this.validator = validator;
        this.submissions = submissions;
    }

    /**
     * Every row, each valid or with its report.
     *
     * @throws RefusedException when nothing of the file may be taken, or kept
     */
    List<FileRow> read(Partner partner, Dialect dialect, String channel, String name, byte[] file) {
        Arrival arrival = new Arrival(channel, Map.of(), partner.id(), new DistrictId(partner.jurisdiction()));
        List<FileRow> rows = new ArrayList<>();
        for (FileSpeech.Row row : dialect.files().read(arrival, name, file)) {
            rows.add(
                    switch (row) {
                        case FileSpeech.Row.Bad bad -> new FileRow.Bad(bad.line(), Report.of(bad.issue()));
                        case FileSpeech.Row.Said said -> checked(partner, dialect, said, file);
                    });
        }
        return rows;
    }

    private FileRow checked(Partner partner, Dialect dialect, FileSpeech.Row.Said said, byte[] file) {
        return switch (validator.validate(said.envelope())) {
            case Validation.Accepted accepted -> own(partner, dialect, said, accepted.message(), file);
            case Validation.Refused refused -> new FileRow.Bad(said.line(), refused.report());
            case Validation.RefusedSecret secret -> throw new RefusedException(ErrorCode.SECRET_REFUSED, "");
        };
    }

    private FileRow own(
            Partner partner, Dialect dialect, FileSpeech.Row.Said said, CanonicalMessage message, byte[] file) {
        Optional<Submissions.Denial> denial = submissions.denial(partner, message);
        if (denial.isPresent()) {
            return new FileRow.Bad(
                    said.line(),
                    Report.of(
                            Optional.of(message.id()),
                            Optional.of(message.type().code()),
                            List.of(denial.get().issue())));
        }
        byte[] raw = Arrays.copyOfRange(file, said.from(), said.to());
        return new FileRow.Valid(said.line(), submissions.of(partner, message, raw, dialect.digest()));
    }
}
