package cn.caitong.mappings.validation;

import cn.caitong.mappings.message.CanonicalMessage;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.report.Report;

/** How the validation of one message ended. */
public sealed interface Validation {
    Report report();

    /** It may be taken; the report holds warnings at most. */
    record Accepted(CanonicalMessage message, Report report) implements Validation {}

    /** It may not. Its id was not consumed: a corrected message may come under the same one (P4). */
    record Refused(Report report) implements Validation {}

    /**
     * It is marked as secret. Nothing of it is here, and nothing of it may be stored, logged, parked or sealed: the caller keeps the
     * partner, the time and the code, and raises an alarm.
     */
    record RefusedSecret() implements Validation {
        private static final Report REPORT = Report.of(Issue.of(ErrorCode.SECRET_REFUSED, ""));

        @Override
        public Report report() {
            return REPORT;
        }
    }
}
