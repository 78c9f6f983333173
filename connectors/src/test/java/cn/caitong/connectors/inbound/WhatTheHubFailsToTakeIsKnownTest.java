package cn.caitong.connectors.inbound;

import static cn.caitong.connectors.inbound.DoorWithoutProtocol.said;
import static cn.caitong.connectors.inbound.DoorWithoutProtocol.sample;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.CannotAcquireLockException;

/** It may have been an objection: silence must not confirm over it, and somebody must hear of it (P6). */
@Tag("database")
class WhatTheHubFailsToTakeIsKnownTest {
    private static final String OPEN = "select code || ' ' || ref from alarm where cleared_at is null";

    private static DoorWithoutProtocol door;

    @BeforeAll
    static void build(@TempDir Path folder) {
        door = new DoorWithoutProtocol(folder);
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @BeforeEach
    void empty() {
        door.database.empty();
    }

    @Test
    void byItsPartner() throws Exception {
        fails(new IllegalStateException("a fault of the hub"));
        fails(new IllegalStateException("a fault of the hub"));
        assertThat(door.texts(OPEN)).containsExactly("message-not-taken 500103");
        assertThat(door.texts("select code || coalesce(external_id, '') || coalesce(report::text, '') from refusal"))
                .as("of its content nothing is kept")
                .containsExactly("hub-failed", "hub-failed");
    }

    @Test
    void butNotWhatIsRefusedByRuleOrOnlyHasToComeAgain() throws Exception {
        fails(new CannotAcquireLockException("a reason of the moment"));
        fails(new RefusedException(ErrorCode.PARAMETER_INVALID, "by rule", "a", "b"));
        assertThat(door.texts(OPEN)).isEmpty();
    }

    private static void fails(RuntimeException failure) throws Exception {
        Reception reception = door.open(message -> {
            throw failure;
        });
        String receipt = sample("cqyz", "in-receipt");
        assertThatThrownBy(() -> reception.receive(said("500103", "receipts", receipt.getBytes(UTF_8))))
                .isSameAs(failure);
    }
}
