package cn.caitong.benchmarks.payment;

import cn.caitong.benchmarks.measure.Measured;
import cn.caitong.benchmarks.measure.Side;
import cn.caitong.benchmarks.stage.BenchHub;
import cn.caitong.benchmarks.stage.Crowd;
import cn.caitong.benchmarks.stage.Letter;
import cn.caitong.benchmarks.stage.Stage;
import cn.caitong.benchmarks.stage.Terms;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** The hub takes messages of ten kilobytes and acknowledges them, with everything on; nothing is decided. */
final class HubAccepts implements Side {
    private static final int CLIENTS = 64;

    private final String name;
    private final Terms terms;
    private final int count;
    private final LongFunction<Letter> letter;

    HubAccepts(String name, Terms terms, int count, LongFunction<Letter> letter) {
        this.name = name;
        this.terms = terms;
        this.count = count;
        this.letter = letter;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Measured run() throws Exception {
        List<Letter> letters = LongStream.range(0, count).mapToObj(letter).toList();
        try (Stage stage = Stage.of(terms.cluster(), Terms.EMPTY)) {
            BenchHub hub = new BenchHub(terms.site(), stage).start();
            return stage.measured(count, () -> Crowd.work(CLIENTS, count, n -> hub.give(letters.get((int) n))), hub);
        }
    }
}
