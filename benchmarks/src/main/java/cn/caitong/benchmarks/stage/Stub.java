package cn.caitong.benchmarks.stage;

import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.engine.delivery.End;
import cn.caitong.engine.delivery.Marked;
import cn.caitong.engine.delivery.Sender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A partner that takes everything at once, in its own words. */
final class Stub implements Sender {
    private final AnswerReader answers;
    private final String answer;

    private Stub(AnswerReader answers, String answer) {
        this.answers = answers;
        this.answer = answer;
    }

    static Stub of(Path home, AnswerReader answers) throws IOException {
        return new Stub(answers, Files.readString(home.resolve(StandIn.ACCEPTED)));
    }

    @Override
    public End send(Marked marked) {
        String own = answer.replace(StandIn.SAMPLE, marked.businessId());
        return answers.read(marked, 200, own.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }
}
