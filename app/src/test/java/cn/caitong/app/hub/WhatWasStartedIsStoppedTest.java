package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class WhatWasStartedIsStoppedTest {
    private final Started started = new Started();
    private final List<String> stopped = new ArrayList<>();

    @Test
    void theLastOneFirstAndEachOnce() {
        List.of("database", "broker", "sweeps").forEach(name -> started.keep(() -> stopped.add(name)));
        started.close();
        started.close();
        assertThat(stopped).containsExactly("sweeps", "broker", "database");
    }

    @Test
    void oneThatCannotBeStoppedKeepsNoOtherRunningAndHidesNoOthersTrouble() {
        IOException disk = new IOException("the disk is full");
        IllegalStateException port = new IllegalStateException("the port is taken");
        started.keep(() -> stopped.add("database"));
        started.keep(() -> {
            throw disk;
        });
        started.keep(() -> {
            throw port;
        });
        IllegalStateException failed = catchThrowableOfType(IllegalStateException.class, started::close);
        assertThat(stopped).containsExactly("database");
        assertThat(failed).hasCause(port);
        assertThat(failed.getSuppressed()).containsExactly(disk);
    }

    @Test
    void whatCannotBeStoppedAfterAFailedStartIsAddedToThatFailure() {
        IllegalStateException start = new IllegalStateException("no such folder");
        IOException stop = new IOException("the disk is full");
        started.keep(() -> {
            throw stop;
        });
        started.closeAfter(start);
        assertThat(start.getSuppressed())
                .singleElement()
                .satisfies(also -> assertThat(also).hasCause(stop));
    }
}
