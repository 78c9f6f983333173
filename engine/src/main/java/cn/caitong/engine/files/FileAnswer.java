package cn.caitong.engine.files;

import cn.caitong.engine.intake.Acceptance;
import java.util.List;
import java.util.UUID;

/** What a file is answered. Everything but {@link Busy} is on disk by then, and the file may be moved away. */
public sealed interface FileAnswer {
    /** Its rows were answered now, one by one. */
    record Taken(UUID fileId, List<RowAnswer> rows) implements FileAnswer {}

    /** The same file again, under its name or another one: what its rows were answered when it was taken. */
    record Again(UUID fileId, String firstName, List<RowAnswer> rows) implements FileAnswer {}

    /** Its name belongs to another content, which stands. This one is kept beside it, and parked. */
    record Conflict(UUID firstId) implements FileAnswer {}

    /** Not one of its rows could be taken, so that its name is not spent: it may come corrected under it (P4). */
    record Refused(List<RowAnswer> rows) implements FileAnswer {}

    /** Nothing was kept: too much waits already. */
    record Busy(Acceptance.Busy busy) implements FileAnswer {}
}
