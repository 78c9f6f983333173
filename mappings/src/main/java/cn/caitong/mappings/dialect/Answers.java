package cn.caitong.mappings.dialect;

import cn.caitong.mappings.message.MessageType;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;

/** Reads a partner's answers by its table. Doubt always ends in unknown: a wrong "rejected" pays twice, a wrong "delivered" never. */
final class Answers {
    private final DialectFile file;
    private final Wire wire;

    Answers(DialectFile file, Wire wire) {
        this.file = file;
        this.wire = wire;
        file.out().values().forEach(outbound -> {
            if (outbound.result() != null) {
                wire.require(outbound.result());
            }
        });
    }

    Answer classify(MessageType type, DialectFile.Outbound outbound, byte[] sent, int status, byte[] body) {
        Optional<Wire.Reading> read = read(body);
        JsonNode answer = tree(read);
        JsonNode request = tree(read(sent));
        Optional<Outcome> outcome = file.answers().stream()
                .filter(rule -> fits(rule, type, status, answer, request))
                .map(DialectFile.AnswerRule::outcome)
                .findFirst();
        String known = outcome.flatMap(any -> code(answer)).orElse(none(status));
        String transform = outbound.result();
        return transform != null && read.isPresent() && outcome.equals(Optional.of(Outcome.DELIVERED))
                ? withResult(transform, known, read.get())
                : new Answer(outcome.orElse(Outcome.UNKNOWN), known, Optional.empty());
    }

    private Optional<String> code(JsonNode answer) {
        return file.answerCode().stream()
                .map(answer::at)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst();
    }

    /** Files have no status. */
    private static String none(int status) {
        return status == 0 ? "file" : "http-" + status;
    }

    /** A result that cannot be read is no answer. */
    private Answer withResult(String transform, String code, Wire.Reading answer) {
        try {
            return new Answer(Outcome.DELIVERED, code, Optional.of(answer.transformed(transform)));
        } catch (RefusedException unreadable) {
            return new Answer(Outcome.UNKNOWN, code, Optional.empty());
        }
    }

    private static boolean fits(
            DialectFile.AnswerRule rule, MessageType type, int status, JsonNode answer, JsonNode request) {
        return rule.status() == status
                && (rule.types().isEmpty() || rule.types().contains(type.code()))
                && rule.has().entrySet().stream()
                        .allMatch(place -> place.getValue()
                                .contains(answer.at(place.getKey()).asText()))
                && rule.repeats().entrySet().stream()
                        .allMatch(place -> same(answer.at(place.getKey()), request.at(place.getValue())));
    }

    private static boolean same(JsonNode answered, JsonNode asked) {
        return answered.isValueNode()
                && asked.isValueNode()
                && answered.asText().equals(asked.asText());
    }

    private Optional<Wire.Reading> read(byte[] body) {
        try {
            return Optional.of(wire.read(body));
        } catch (RefusedException unreadable) {
            return Optional.empty();
        }
    }

    /** What cannot be read has no places, and so fits no row that asks for one. */
    private static JsonNode tree(Optional<Wire.Reading> read) {
        return read.map(Wire.Reading::tree).orElseGet(MissingNode::getInstance);
    }
}
