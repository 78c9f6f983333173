package cn.caitong.engine.files;

import cn.caitong.engine.intake.Submission;
import cn.caitong.mappings.report.Report;

/** One row of a file, read and checked. */
public sealed interface FileRow {
    /** Its line in the file, from 1. */
    int line();

    /** It can be accepted. */
    record Valid(int line, Submission submission) implements FileRow {}

    /** It cannot; the report says why, without its values. */
    record Bad(int line, Report report) implements FileRow {}
}
