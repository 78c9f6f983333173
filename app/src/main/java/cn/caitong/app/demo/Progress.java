package cn.caitong.app.demo;

import java.io.PrintWriter;

/** Tells somebody who waits which day is being played: in a terminal, on one line that is gone afterwards. */
final class Progress {
    private static final String WIPED = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;

    Progress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    void say(String line) {
        err.println(line);
    }

    void now(String day) {
        if (terminal) {
            err.print(WIPED + day);
            err.flush();
        }
    }

    void over() {
        if (terminal) {
            err.print(WIPED);
            err.flush();
        }
    }
}
