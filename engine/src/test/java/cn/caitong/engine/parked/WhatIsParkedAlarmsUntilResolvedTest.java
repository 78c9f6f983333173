package cn.caitong.engine.parked;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.parked.Parked.Kind;
import cn.caitong.engine.parked.Parked.Owner;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class WhatIsParkedAlarmsUntilResolvedTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");
    private static final UUID CASE = CaseId.of("deposit", "T-1/1/S/500103:R-1");

    private final Transactions transactions = DATABASE.transactions();
    private final ParkedItems parked = new ParkedItems(transactions);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
    }

    @Test
    void itHasAReasonAnOwnerAndAnAlarm() {
        transactions.run("park", () -> parked.park(List.of(item("7"), item("8"))));
        assertThat(rows("select code || ' ' || owner || ' ' || detail from parked"))
                .containsOnly("event-failed operator the amount is missing");
        assertThat(openAlarms()).containsExactlyInAnyOrder("event-failed event:7", "event-failed event:8");
    }

    @Test
    void parkingItAgainChangesNothing() {
        transactions.run("park", () -> parked.park(List.of(item("7"))));
        transactions.run("park", () -> parked.park(List.of(item("7"))));
        assertThat(rows("select ref from parked")).containsExactly("7");
        assertThat(openAlarms()).hasSize(1);
    }

    @Test
    void resolvingItClearsItsAlarmAndItCanBeParkedAnew() {
        transactions.run("park", () -> parked.park(List.of(item("7"))));
        assertThat(resolve("7")).isTrue();
        assertThat(openAlarms()).isEmpty();
        assertThat(resolve("7")).as("nothing of that name is parked").isFalse();
        transactions.run("park", () -> parked.park(List.of(item("7"))));
        assertThat(rows("select ref from parked where resolved_at is null")).containsExactly("7");
        assertThat(openAlarms()).hasSize(1);
    }

    @Test
    void anAlarmIsRaisedOnceUntilItIsCleared() {
        Alarms alarms = new Alarms(transactions);
        Alarm first = new Alarm("partner-silent", "500103", "500103", "no answer since 08:00", AT);
        Alarm again = new Alarm("partner-silent", "500103", "500103", "no answer since 09:00", AT.plusSeconds(3600));
        transactions.run("raise", () -> alarms.raise(List.of(first, again)));
        assertThat(rows("select detail from alarm")).containsExactly("no answer since 08:00");
        transactions.run("clear", () -> alarms.clear("partner-silent", "500103", AT.plusSeconds(7200)));
        transactions.run("raise", () -> alarms.raise(List.of(again)));
        assertThat(openAlarms()).hasSize(1);
        assertThat(rows("select detail from alarm")).hasSize(2);
    }

    private boolean resolve(String ref) {
        return transactions.call(
                "resolve", () -> parked.resolve(Kind.EVENT, ref, "li.na", "sent again", AT.plusSeconds(60)));
    }

    private List<String> openAlarms() {
        return rows("select code || ' ' || ref from alarm where cleared_at is null");
    }

    private List<String> rows(String sql) {
        return transactions.jdbc().sql(sql).query(String.class).list();
    }

    private static Parked item(String ref) {
        return new Parked(
                Kind.EVENT,
                ref,
                "deposit",
                CASE,
                "500103",
                "500103",
                "event-failed",
                "the amount is missing",
                Owner.OPERATOR,
                AT);
    }
}
