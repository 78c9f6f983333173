package cn.caitong.connectors.sftp;

import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.connectors.partner.FileArea;
import cn.caitong.connectors.partner.FileArea.Folders;
import cn.caitong.engine.delivery.End;
import cn.caitong.engine.delivery.Marked;
import cn.caitong.mappings.dialect.FileSpeech;
import cn.caitong.mappings.message.MessageType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One attempt over one connection. The file is written aside and then given its name: before that nothing has left, after it
 * the partner may have read it, and what it made of it only its result file tells.
 */
final class FileCall {
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(200);

    private final SftpLink link;
    private final FileArea area;
    private final Folders folders;
    private final FileSpeech speech;
    private final AnswerReader answers;
    private final Shown shown;

    /** Until when a result is waited for, as {@link System#nanoTime} is not ours to read: ticker's nanoseconds. */
    private final Patience patience;

    FileCall(SftpLink link, FileArea area, FileSpeech speech, AnswerReader answers, Patience patience) {
        this.link = link;
        this.area = area;
        this.folders = area.folders();
        this.speech = speech;
        this.answers = answers;
        this.shown = new Shown(link, area);
        this.patience = patience;
    }

    /** Whether there is still time to wait. */
    interface Patience {
        boolean lasts();
    }

    /** Puts an instruction down, unless it lies there, and waits a while for its result. */
    End tell(Marked marked, MessageType type) {
        String name = speech.name(type, marked.businessId());
        Optional<End> notSent = put(name, marked.wire().array());
        return notSent.orElseGet(() -> await(marked, name));
    }

    /** What became of an instruction: its result, else where its file lies, else what the partner answers a question. */
    End ask(Marked question, MessageType type) {
        try {
            for (String name : speech.namesOf(question.about())) {
                Optional<End> told = resultOf(question, name);
                if (told.isPresent() && !(told.get() instanceof End.Unknown)) {
                    return told.get();
                }
            }
            Where where = where(question.about());
            return switch (where) {
                case NOWHERE -> nowhere();
                case LIES_THERE -> End.Unknown.notReadYet();
                case READ -> askByFile(question, type);
            };
        } catch (IOException broken) {
            return new End.Unknown("broken-off");
        }
    }

    /** It never arrived, if all places were seen: of a folder that was taken away nobody knows what lay in it. */
    private End nowhere() throws IOException {
        for (String folder : List.of(folders.out(), folders.outArchive(), folders.outResults())) {
            if (!link.isFolder(folder)) {
                return new End.Unknown("folder-missing");
            }
        }
        return new End.Found(End.Finding.NOT_FOUND, "no-file", End.NO_ANSWER, List.of());
    }

    private enum Where {
        NOWHERE,
        LIES_THERE,
        READ
    }

    private Where where(String id) throws IOException {
        for (String name : speech.namesOf(id)) {
            Where found = whereIs(name);
            if (found != Where.NOWHERE) {
                return found;
            }
        }
        return Where.NOWHERE;
    }

    /** In the order in which a file goes, so that one that is just being moved is not missed; its result goes last. */
    private Where whereIs(String name) throws IOException {
        if (shown.isThere(folders.out(), name)) {
            return Where.LIES_THERE;
        }
        return link.find(folders.outArchive(), name).isPresent()
                        || shown.isThere(folders.outResults(), speech.resultOf(name))
                ? Where.READ
                : Where.NOWHERE;
    }

    /** Each question is a file of its own name: an old answer may be old news. What an earlier one found is no news. */
    private End askByFile(Marked question, MessageType type) throws IOException {
        String series = question.about() + "-q" + question.epoch() + "-";
        for (int earlier = Math.max(1, question.attempt() - 3); earlier < question.attempt(); earlier++) {
            Optional<End> told = resultOf(question, speech.name(type, series + earlier));
            if (told.isPresent() && told.get() instanceof End.Found found && found.finding() != End.Finding.NOT_FOUND) {
                return found;
            }
        }
        String name = speech.name(type, series + question.attempt());
        Optional<End> notSent = put(name, question.wire().array());
        return notSent.orElseGet(() -> await(question, name));
    }

    /** Empty once the file is there for the partner to read; else how it ended. */
    private Optional<End> put(String name, byte[] content) {
        FolderWriter writer = new FolderWriter(link, area);
        try {
            if (shown.isThere(folders.out(), name)) {
                return Optional.empty(); // an earlier attempt's, late: the same bytes
            }
            if (link.find(folders.out(), name).isPresent()) {
                link.remove(folders.out(), name); // never finished, so never read
            }
            writer.aside(folders.out(), name, content);
        } catch (IOException nothingShown) {
            return Optional.of(new End.NotSent("upload-broken-off"));
        }
        try {
            writer.reveal(folders.out(), name);
            return Optional.empty();
        } catch (RefusedByServer refused) {
            return afterRefusal(name);
        } catch (IOException open) {
            return Optional.of(new End.Unknown("rename-broken-off"));
        }
    }

    /** The server says that it did not rename; it is not believed before it is seen, and the partner may have read it by then. */
    private Optional<End> afterRefusal(String name) {
        try {
            return whereIs(name) == Where.NOWHERE ? Optional.of(new End.NotSent("rename-refused")) : Optional.empty();
        } catch (IOException open) {
            return Optional.of(new End.Unknown("rename-broken-off"));
        }
    }

    /** It is in the partner's hands; that it was sent is all that is known until its result says more. */
    private End await(Marked marked, String name) {
        try {
            End end = End.Unknown.noResultYet();
            do {
                // what says nothing may be another attempt's, or be growing: it is looked at again
                end = resultOf(marked, name).orElse(end);
                if (!(end instanceof End.Unknown)) {
                    return end;
                }
                LockSupport.parkNanos(LOOK_AGAIN);
            } while (patience.lasts());
            return end;
        } catch (IOException broken) {
            return End.Unknown.noResultSeen();
        }
    }

    private Optional<End> resultOf(Marked marked, String name) throws IOException {
        Optional<byte[]> result = shown.content(folders.outResults(), speech.resultOf(name));
        return result.map(content ->
                content.length > Shown.MOST_BYTES ? new End.Unknown("answer-too-large") : read(marked, name, content));
    }

    private End read(Marked marked, String name, byte[] result) {
        End end = answers.read(marked, 0, result, Optional.empty());
        return end instanceof End.Unknown && !marked.about().equals(marked.businessId())
                ? refusalOfFile(marked, name, result).orElse(end)
                : end;
    }

    /** A file that the partner could not read at all is answered without a row: as its own kind, not as the question's. */
    private Optional<End> refusalOfFile(Marked question, String name, byte[] result) {
        return speech.typeOf(name)
                .map(type -> answers.read(question.as(type.code()), 0, result, Optional.empty()))
                .filter(End.Rejected.class::isInstance)
                .map(end -> new End.Found(End.Finding.REJECTED, end.code(), end.answer(), List.of()));
    }
}
