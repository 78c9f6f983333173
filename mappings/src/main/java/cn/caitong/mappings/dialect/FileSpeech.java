package cn.caitong.mappings.dialect;

import cn.caitong.mappings.csv.CsvContent;
import cn.caitong.mappings.csv.CsvReader;
import cn.caitong.mappings.csv.CsvRow;
import cn.caitong.mappings.csv.CsvRules;
import cn.caitong.mappings.csv.SecretRows;
import cn.caitong.mappings.json.SecretMark;
import cn.caitong.mappings.message.MessageType;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The half of a dialect that is files: how they are named, what a file's rows say, and how a file is answered. */
public final class FileSpeech {
    private final DialectFile file;
    private final DialectFile.Files files;
    private final CsvRules rules;
    private final Transforms transforms;
    private final CsvFormat format;
    private final CsvReader reader;

    FileSpeech(DialectFile file, Transforms transforms) {
        this.file = file;
        this.transforms = transforms;
        this.rules = rules(file);
        this.format = new CsvFormat(rules);
        this.reader = new CsvReader(rules);
        this.files = Optional.ofNullable(file.files())
                .orElseThrow(() -> DialectFiles.invalid("a dialect of format csv needs files."));
        transforms.require(files.transform());
        file.in().forEach(this::check);
        file.out().forEach((type, outbound) -> {
            if (!outbound.path().contains("{id}")) {
                throw DialectFiles.invalid("out." + type + ".path needs {id}: a repetition has the same name.");
            }
        });
    }

    static CsvRules rules(DialectFile file) {
        return Optional.ofNullable(file.csv())
                .orElseThrow(() -> DialectFiles.invalid("a dialect of format csv needs csv."));
    }

    private void check(String channel, DialectFile.Inbound inbound) {
        if (inbound.file() == null || !rules.layouts().containsKey(String.valueOf(inbound.layout()))) {
            throw DialectFiles.invalid("in." + channel + " needs file, and a layout that is there.");
        }
    }

    /** One row as the partner meant it, or why not. */
    public sealed interface Row {
        /** Its line in the file, from 1; of a file that is one message as a whole, the first. */
        int line();

        /**
         * An envelope, to be validated as any other; its own bytes are those of the file from {@code from} to {@code to}.
         */
        record Said(int line, int from, int to, ObjectNode envelope) implements Row {}

        record Bad(int line, Issue issue) implements Row {}
    }

    /** The channel whose files have such a name. */
    public Optional<String> channel(String fileName) {
        return file.in().entrySet().stream()
                .filter(each -> Pattern.matches(String.valueOf(each.getValue().file()), fileName))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether anything in it marks it as secret, whatever else it may be: then nothing of it may be kept. */
    public boolean isSecret(byte[] bytes) {
        return SecretRows.isIn(bytes, Charset.forName(rules.encoding()));
    }

    /**
     * What a file says, row by row.
     *
     * @throws RefusedException when nothing of the file may be taken: it is marked secret, is no such file, or its control
     *     total differs
     */
    public List<Row> read(Arrival arrival, String fileName, byte[] bytes) {
        if (isSecret(bytes)) {
            throw new RefusedException(ErrorCode.SECRET_REFUSED, "");
        }
        DialectFile.Inbound inbound = Optional.ofNullable(file.in().get(arrival.channel()))
                .orElseThrow(() -> new RefusedException(ErrorCode.CHANNEL_UNKNOWN, ""));
        CsvContent content = reader.read(Objects.requireNonNull(inbound.layout()), bytes);
        refuseSecret(content);
        ObjectNode about = CsvFormat.object(content.head()).put("name", fileName);
        if (inbound.whole()) {
            ObjectNode tree = CsvFormat.tree(content);
            tree.set("file", about);
            CsvRow.Whole all = new CsvRow.Whole(1, 0, bytes.length, Map.of());
            return List.of(said(all, inbound.transform(), tree, arrival));
        }
        List<Row> rows = new ArrayList<>(content.rows().size());
        for (CsvRow row : content.rows()) {
            rows.add(
                    switch (row) {
                        case CsvRow.Broken broken -> new Row.Bad(broken.line(), broken.issue());
                        case CsvRow.Whole whole -> {
                            ObjectNode tree = JsonNodeFactory.instance.objectNode();
                            tree.set("file", about);
                            tree.set("row", CsvFormat.object(whole.fields()));
                            yield said(whole, inbound.transform(), tree, arrival);
                        }
                    });
        }
        return rows;
    }

    private Row said(CsvRow.Whole row, String transform, JsonNode tree, Arrival arrival) {
        try {
            ObjectNode envelope = arrival.envelope(transforms.apply(transform, tree));
            return new Row.Said(row.line(), row.from(), row.to(), envelope);
        } catch (RefusedException unreadable) {
            return new Row.Bad(row.line(), unreadable.issue());
        }
    }

    private static void refuseSecret(CsvContent content) {
        for (CsvRow row : content.rows()) {
            boolean isSecret = row instanceof CsvRow.Whole whole
                    && whole.fields().entrySet().stream()
                            .anyMatch(field -> SecretMark.isIn(field.getKey(), field.getValue()));
            if (isSecret) {
                throw new RefusedException(ErrorCode.SECRET_REFUSED, "");
            }
        }
    }

    /** The name of the file by which this is told, derived from its id, so that a repetition has it too. */
    public String name(MessageType type, String id) {
        return Objects.requireNonNull(file.out().get(type.code()), type.code())
                .path()
                .replace("{id}", id);
    }

    /** The names that a file with this id may have, whatever it tells; questions aside, whose ids are their own. */
    public List<String> namesOf(String id) {
        return file.out().values().stream()
                .filter(outbound -> outbound.result() == null)
                .map(outbound -> outbound.path().replace("{id}", id))
                .toList();
    }

    /** Of what type a file of ours with such a name is. */
    public Optional<MessageType> typeOf(String fileName) {
        return file.out().entrySet().stream()
                .filter(each -> isNamedBy(each.getValue().path(), fileName))
                .map(Map.Entry::getKey)
                .findFirst()
                .flatMap(MessageType::find);
    }

    private static boolean isNamedBy(String path, String fileName) {
        int id = path.indexOf("{id}");
        return fileName.startsWith(path.substring(0, id)) && fileName.endsWith(path.substring(id + "{id}".length()));
    }

    /** The name of the partner's result of a file of ours. */
    public String resultOf(String fileName) {
        return files.result().replace("{stem}", stem(fileName));
    }

    /** The name of our answer to a file of theirs. */
    public String answerTo(String fileName) {
        return files.answer().replace("{stem}", stem(fileName));
    }

    /**
     * Our answer to a file.
     *
     * @param said {@code {"file", "outcome", "code"?, "rule"?, "remedy"?, "rows": […]}}
     */
    public byte[] answer(JsonNode said) {
        return format.write(transforms.apply(files.transform(), said));
    }

    private static String stem(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? fileName : fileName.substring(0, dot);
    }
}
