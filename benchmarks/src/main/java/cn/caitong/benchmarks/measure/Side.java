package cn.caitong.benchmarks.measure;

/** One side of a comparison. Each run starts from the same state as every other. */
public interface Side {
    String name();

    Measured run() throws Exception;
}
