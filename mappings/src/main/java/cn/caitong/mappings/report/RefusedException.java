package cn.caitong.mappings.report;

/**
 * Input that was refused, with what says why: one issue, or a report of all that was found before nothing could go on. Its text is the
 * worst issue's English one.
 */
public final class RefusedException extends RuntimeException {
    private final transient Report report;

    public RefusedException(Issue issue) {
        this(Report.of(issue));
    }

    public RefusedException(ErrorCode code, String pointer, Object... parameters) {
        this(Issue.of(code, pointer, parameters));
    }

    /** Of a report that refuses; one that does not is an error of the program. */
    public RefusedException(Report report) {
        super(worst(report).code().code() + ": " + worst(report).en());
        this.report = report;
    }

    /** The worst issue. */
    public Issue issue() {
        return worst(report);
    }

    public ErrorCode code() {
        return issue().code();
    }

    /** Everything that was found. */
    public Report report() {
        return report;
    }

    /** Reports are sorted, the worst first. */
    private static Issue worst(Report report) {
        if (report.issues().isEmpty()) {
            throw new IllegalArgumentException("a refusal without an issue");
        }
        return report.issues().getFirst();
    }
}
