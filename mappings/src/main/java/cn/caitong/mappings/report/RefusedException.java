package cn.caitong.mappings.report;

/** Input that was refused, with the one issue that says why. Thrown where nothing can go on; its text is the issue's English one. */
public final class RefusedException extends RuntimeException {
    private final transient Issue issue;

    public RefusedException(Issue issue) {
        super(issue.code().code() + ": " + issue.en());
        this.issue = issue;
    }

    public RefusedException(ErrorCode code, String pointer, Object... parameters) {
        this(Issue.of(code, pointer, parameters));
    }

    public Issue issue() {
        return issue;
    }

    public ErrorCode code() {
        return issue.code();
    }
}
