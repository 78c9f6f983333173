package cn.caitong.benchmarks.stage;

import cn.caitong.benchmarks.measure.Report;
import java.util.List;

/** One thing that is measured. */
public interface Lane {
    String name();

    /** About how long it takes at full size, in minutes. */
    int minutes();

    List<Report> run(Terms terms) throws Exception;
}
