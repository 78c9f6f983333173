package cn.caitong.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.app.demo.witness.Difference;
import cn.caitong.app.demo.witness.Witnessed;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class WhatIsLeftToPeopleIsFoundTest {
    private static final String CASE = "500103:YZ1";
    private static final LocalDate FRIDAY = LocalDate.parse("2026-02-13");
    private static final ParkedLine DIFFERS =
            new ParkedLine(CASE, "statement-amount-differs", FRIDAY, null, ParkedLine.OPEN);

    @Test
    void aDifferenceThatStaysOpen() {
        assertThat(found(statement("differs"))).containsExactly(DIFFERS);
    }

    @Test
    void onesThatWentAwayByThemselvesOrByAPerson() {
        assertThat(found(statement("differs"), statement("agrees")))
                .containsExactly(DIFFERS.settled(FRIDAY, ParkedLine.AGREED));
        assertThat(found(statement("differs"), statement("resolved")))
                .containsExactly(DIFFERS.settled(FRIDAY, ParkedLine.PERSON));
    }

    @Test
    void aMessageThatItsCaseCouldNotTake() {
        ObjectNode parked = object().put("event", "award.notice-published.v1");
        parked.putObject("reason").put("code", "dates-differ");
        Witnessed dismissed = row("event.dismissed", object().put("event", "award.notice-published.v1"));
        ParkedLine line = new ParkedLine(CASE, "dates-differ", FRIDAY, null, ParkedLine.OPEN);
        assertThat(found(row("event.parked", parked))).containsExactly(line);
        assertThat(found(row("event.parked", parked), dismissed))
                .containsExactly(line.settled(FRIDAY, ParkedLine.PERSON));
        assertThat(found(row("event.parked", parked), row("event.parked", parked), dismissed))
                .as("each is one of its own")
                .hasSize(2);
    }

    @Test
    void whatOnlyOneSideHasIsADifference() {
        assertThat(ParkedStory.differences(List.of(DIFFERS), List.of()))
                .extracting(Difference::message)
                .containsExactly(
                        CASE + "  parked 挂起: expected 应为 statement-amount-differs 2026-02-13, open, found 实为 none 无");
        assertThat(ParkedStory.differences(List.of(DIFFERS), List.of(DIFFERS, DIFFERS)))
                .extracting(Difference::expected)
                .as("once too often")
                .containsExactly("none 无");
        assertThat(ParkedStory.differences(List.of(DIFFERS), List.of(DIFFERS))).isEmpty();
    }

    private static List<ParkedLine> found(Witnessed... rows) {
        return ParkedStory.of(List.of(new Dossier(CASE, List.of(rows), List.of())));
    }

    private static Witnessed statement(String what) {
        return row(
                "statement." + what,
                object().put("difference", "500103/2026-02-13/1").put("code", "statement-amount-differs"));
    }

    private static Witnessed row(String kind, ObjectNode payload) {
        return new Witnessed(Instant.parse("2026-02-13T12:00:00Z"), 1, kind, payload);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
