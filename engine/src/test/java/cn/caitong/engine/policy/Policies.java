package cn.caitong.engine.policy;

import java.nio.file.Path;

/** The policies as shipped. */
public final class Policies {
    public static final Path FOLDER = Path.of("..", "config", "policies");
    public static final ClockTable CLOCKS = ClockTable.load(FOLDER.resolve("clocks.yaml"));
    public static final LateChargePolicy LATE_CHARGE = LateChargePolicy.load(FOLDER.resolve("interest.yaml"));

    private Policies() {}
}
