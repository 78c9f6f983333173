package cn.caitong.mappings.dialect;

import cn.caitong.mappings.json.StrictJson;
import cn.caitong.mappings.message.MessageType;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;

/** Reads a partner's answers by its table. Doubt always ends in unknown: a wrong "rejected" pays twice, a wrong "delivered" never. */
final class Answers {
    private final DialectFile file;
    private final StrictJson json;
    private final Transforms transforms;

    Answers(DialectFile file, StrictJson json, Transforms transforms) {
        this.file = file;
        this.json = json;
        this.transforms = transforms;
        file.out().values().forEach(outbound -> {
            if (outbound.result() != null) {
                transforms.require(outbound.result());
            }
        });
    }

    Answer classify(MessageType type, DialectFile.Outbound outbound, byte[] sent, int status, byte[] body) {
        JsonNode answer = read(body);
        JsonNode request = read(sent);
        Optional<Outcome> outcome = file.answers().stream()
                .filter(rule -> fits(rule, type, status, answer, request))
                .map(DialectFile.AnswerRule::outcome)
                .findFirst();
        JsonNode code = answer.at(file.answerCode());
        String known = outcome.isPresent() && code.isTextual() ? code.textValue() : "http-" + status;
        String transform = outbound.result();
        return transform != null && outcome.equals(Optional.of(Outcome.DELIVERED))
                ? withResult(transform, known, answer)
                : new Answer(outcome.orElse(Outcome.UNKNOWN), known, Optional.empty());
    }

    /** A result that cannot be read is no answer. */
    private Answer withResult(String transform, String code, JsonNode answer) {
        try {
            return new Answer(Outcome.DELIVERED, code, Optional.of(transforms.apply(transform, answer)));
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

    /** What cannot be read has no places, and so fits no row that asks for one. */
    private JsonNode read(byte[] body) {
        try {
            return ExactNumbers.asText(json.parse(body));
        } catch (RefusedException unreadable) {
            return MissingNode.getInstance();
        }
    }
}
