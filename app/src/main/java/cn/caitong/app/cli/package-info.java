/**
 * The command line: one class per verb, listed in {@link cn.caitong.app.cli.Main}, none of them knowing Spring.
 * A verb prints its answer on standard output and everything else on standard error, in UTF-8 wherever it runs.
 */
@NullMarked
package cn.caitong.app.cli;

import org.jspecify.annotations.NullMarked;
