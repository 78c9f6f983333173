package cn.caitong.benchmarks.stage;

import cn.caitong.benchmarks.measure.Report;
import java.util.List;

/** One thing that is measured. */
public interface Lane {
    String name();

    /** About how long it takes at full size, in minutes. */
    int minutes();

    /** Whether it runs only when it is asked for, since it takes too long to be run with others. */
    default boolean byNameOnly() {
        return false;
    }

    List<Report> run(Terms terms) throws Exception;
}
