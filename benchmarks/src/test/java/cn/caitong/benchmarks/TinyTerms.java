package cn.caitong.benchmarks;

import cn.caitong.benchmarks.measure.Report;
import cn.caitong.benchmarks.stage.Cluster;
import cn.caitong.benchmarks.stage.Lane;
import cn.caitong.benchmarks.stage.Letters;
import cn.caitong.benchmarks.stage.Site;
import cn.caitong.benchmarks.stage.Terms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A few messages each: what a lane says about them is not looked at, only that it comes to say it. */
final class TinyTerms implements AutoCloseable {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    final List<String> progress = new ArrayList<>();
    private final Cluster cluster;
    private final Terms terms;

    TinyTerms(Path folder) throws Exception {
        cluster = Cluster.start(folder.resolve("postgres"));
        Site site = Site.open(HOME, folder.resolve("hub"));
        terms = new Terms(0.0002, 1, cluster, site, new Letters(HOME), progress::add).prepared();
    }

    /** What the lane prints. */
    String printed(Lane lane) throws Exception {
        return String.join("\n", lane.run(terms).stream().map(Report::print).toList());
    }

    @Override
    public void close() throws IOException {
        cluster.close();
    }
}
