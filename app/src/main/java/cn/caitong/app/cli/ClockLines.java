package cn.caitong.app.cli;

import cn.caitong.engine.calendar.DueDate;
import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.mappings.json.JsonLimits;
import cn.caitong.mappings.json.StrictJson;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Arrays;

/**
 * Questions as JSON lines in UTF-8, each answered by one line: what came in, with {@code due} and {@code provisional}, or
 * {@code error}. Blank lines get none. Memory holds one line, of which no more than the limit is kept.
 */
final class ClockLines {
    private static final int LONGEST = 65_536;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final StrictJson JSON = new StrictJson(new JsonLimits(LONGEST, 16, 1_000, 20_000, 32));
    private static final JsonMapper WRITER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final WorkingCalendar calendar;
    private final PrintWriter out;

    ClockLines(WorkingCalendar calendar, PrintWriter out) {
        this.calendar = calendar;
        this.out = out;
    }

    /** Answers every line. Returns whether all of them could be. */
    boolean answer(InputStream questions) throws IOException {
        boolean all = true;
        BufferedInputStream in = new BufferedInputStream(questions, LONGEST);
        skipByteOrderMark(in);
        for (int number = 1; hasMore(in); number++) {
            byte[] line = nextLine(in);
            if (!isBlank(line)) {
                all &= answerLine(number, line);
            }
        }
        return all;
    }

    private boolean answerLine(int number, byte[] line) throws IOException {
        try {
            JsonNode asked = JSON.parse(line);
            ClockQuestion question = ClockQuestion.of(asked);
            DueDate counted = calendar.deadline(question.start(), question.term());
            print(((ObjectNode) asked).put("due", counted.due().toString()).put("provisional", counted.provisional()));
            return true;
        } catch (RefusedException refused) {
            print(error(number, refused.issue()));
            return false;
        }
    }

    private static ObjectNode error(int number, Issue issue) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("error")
                .put("line", number)
                .put("code", issue.code().code())
                .put("field", issue.pointer())
                .put("en", issue.en())
                .put("zh", issue.zh());
        return answer;
    }

    private void print(ObjectNode answer) throws IOException {
        out.write(WRITER.writeValueAsString(answer));
        out.write('\n');
    }

    private static void skipByteOrderMark(BufferedInputStream in) throws IOException {
        in.mark(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            in.reset();
        }
    }

    private static boolean hasMore(BufferedInputStream in) throws IOException {
        in.mark(1);
        boolean more = in.read() >= 0;
        in.reset();
        return more;
    }

    /** Up to one byte more than the limit of it, which is enough to refuse it. */
    private static byte[] nextLine(BufferedInputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() <= LONGEST) {
                line.write(next);
            }
        }
        return line.toByteArray();
    }

    private static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }
}
