package cn.caitong.connectors.sftp;

import cn.caitong.connectors.partner.FileArea;
import cn.caitong.connectors.partner.FileArea.Folders;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.sftp.SftpLink.Found;
import cn.caitong.engine.files.FileAnswer;
import cn.caitong.engine.files.FileIntake;
import cn.caitong.engine.files.FileLease;
import cn.caitong.engine.files.PickedUp;
import cn.caitong.mappings.dialect.Dialect;
import cn.caitong.mappings.dialect.FileSpeech;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.report.RefusedException;
import cn.caitong.mappings.report.Report;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * One finished file: read, stored, answered, taken aside, moved away, in this order. Dying anywhere leaves the file where it was, or
 * stored and in that folder; then the next reading finds it known, and only answers and moves it. Only what was read is moved away:
 * what its sender put in its place meanwhile is seen once it is aside, and read as well.
 */
final class OneFile {
    private final Partner partner;
    private final FileArea area;
    private final Folders folders;
    private final Dialect dialect;
    private final FileSpeech speech;
    private final RowReader rows;
    private final FileIntake intake;
    private int asides;

    OneFile(Partner partner, Dialect dialect, RowReader rows, FileIntake intake) {
        this.partner = partner;
        this.area = partner.files().orElseThrow();
        this.folders = area.folders();
        this.dialect = dialect;
        this.speech = dialect.files();
        this.rows = rows;
        this.intake = intake;
    }

    /** Whether it was answered; what changed while it was read, or has to wait, was not. */
    boolean take(SftpLink link, FileLease lease, String channel, Found found) throws IOException {
        int most = partner.inbound().maxBytes();
        if (found.size() > most) {
            refuse(link, lease, found, "unread:" + found.size(), Issue.of(ErrorCode.FILE_TOO_LARGE, "", most));
            return true;
        }
        byte[] content = read(link, found, most + 1);
        if (content.length != found.size() || isChanged(link, found)) {
            return false; // still growing
        }
        PickedUp file = PickedUp.of(channel, original(found), content, dialect.digest());
        FileAnswer answer;
        try {
            answer = judge(lease, channel, file, content);
        } catch (RefusedException refused) {
            refuse(link, lease, found, file.digest(), refused.issue());
            return true;
        }
        return answer(link, lease, found, file, answer);
    }

    /** One that the server lets nobody read is this file's trouble, and none of the folder's; one that went meanwhile is no trouble. */
    private byte[] read(SftpLink link, Found found, int most) throws IOException {
        try {
            return link.read(folders.in(), found.name(), most);
        } catch (RefusedByServer refused) {
            if (isChanged(link, found)) {
                return new byte[0];
            }
            throw new UncheckedIOException(refused);
        }
    }

    private FileAnswer judge(FileLease lease, String channel, PickedUp file, byte[] content) {
        if (speech.isSecret(content)) {
            throw new RefusedException(ErrorCode.SECRET_REFUSED, "");
        }
        Optional<FileAnswer> known = intake.known(lease, file);
        return known.isPresent()
                ? known.get()
                : intake.take(lease, file, rows.read(partner, dialect, channel, file.name(), content));
    }

    private boolean answer(SftpLink link, FileLease lease, Found found, PickedUp file, FileAnswer answer)
            throws IOException {
        boolean isTaken =
                switch (answer) {
                    case FileAnswer.Busy busy -> false;
                    case FileAnswer.Conflict conflict -> {
                        tell(link, FileNames.distinct(file.name(), file.digest()), FileReply.of(file.name(), answer));
                        moveAway(link, lease, found, folders.inRefused(), file.digest());
                        yield true;
                    }
                    case FileAnswer.Refused refused -> {
                        tell(link, file.name(), FileReply.of(file.name(), answer));
                        moveAway(link, lease, found, folders.inRefused(), file.digest());
                        yield true;
                    }
                    case FileAnswer.Taken taken -> answered(link, lease, found, file, answer);
                    case FileAnswer.Again again -> answered(link, lease, found, file, answer);
                };
        return isTaken;
    }

    private boolean answered(SftpLink link, FileLease lease, Found found, PickedUp file, FileAnswer answer)
            throws IOException {
        tell(link, file.name(), FileReply.of(file.name(), answer));
        moveAway(link, lease, found, folders.inArchive(), file.digest());
        return true;
    }

    private void refuse(SftpLink link, FileLease lease, Found found, String digest, Issue issue) throws IOException {
        String name = original(found);
        boolean isNameTaken = intake.refuse(lease, name, digest, Report.of(issue));
        String answered = isNameTaken ? FileNames.distinct(name, digest) : name;
        tell(link, answered, FileReply.refused(name, "refused", issue));
        moveAway(link, lease, found, folders.inRefused(), digest);
    }

    private void tell(SftpLink link, String name, JsonNode reply) throws IOException {
        new FolderWriter(link, area).put(folders.inAnswers(), speech.answerTo(name), speech.answer(reply));
    }

    /**
     * What took its place while it was read stays, or lies aside, and is read at the next turn. Size and time do not tell: within a
     * second, two files of one size look the same. Only once nobody else can put anything in its place its content tells.
     */
    private void moveAway(SftpLink link, FileLease lease, Found found, String to, String digest) throws IOException {
        if (isChanged(link, found)) {
            return;
        }
        String name = original(found);
        String aside = found.name();
        if (!AsideNames.isOne(aside)) {
            aside = AsideNames.of(name, lease.epoch(), ++asides);
            link.rename(folders.in() + "/" + name, folders.in() + "/" + aside);
        }
        FolderWriter writer = new FolderWriter(link, area);
        writer.forgetDone(folders.in(), name);
        if (isAsRead(link, found, aside, digest)) {
            writer.move(folders.in(), aside, to, name, digest);
        }
    }

    /** Of what was too large to be read, as it was seen. */
    private boolean isAsRead(SftpLink link, Found found, String aside, String digest) throws IOException {
        int most = partner.inbound().maxBytes();
        return found.size() > most
                ? link.find(folders.in(), aside)
                        .filter(now -> now.size() == found.size())
                        .isPresent()
                : PickedUp.digestOf(link.read(folders.in(), aside, most + 1)).equals(digest);
    }

    private boolean isChanged(SftpLink link, Found found) throws IOException {
        return !link.find(folders.in(), found.name()).equals(Optional.of(found));
    }

    private static String original(Found found) {
        return AsideNames.original(found.name());
    }
}
