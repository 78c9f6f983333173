package cn.caitong.simulators.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.caitong.simulators.courier.Slip;
import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Door;
import cn.caitong.simulators.http.Reply;
import cn.caitong.simulators.http.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class PortalTellsWhatItPublishedTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLES = Path.of("..", "mappings", "schemas", "examples");
    private static final String TENDER = "ocds-000000-CQ-2026-0103";

    private final Path dir;
    private final List<Request> heard = new CopyOnWriteArrayList<>();
    private final Door hub = new Door("127.0.0.1", 0, this::hear);
    private volatile int word = 202;
    private volatile Instant now = Instant.parse("2026-02-11T01:00:00Z");

    PortalTellsWhatItPublishedTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void anAwardIsToldAsTheExampleSays() throws Exception {
        try (var portal = open()) {
            portal.publish(award());
            assertThat(portal.sendPending()).isTrue();

            assertThat(heard.getFirst().path()).isEqualTo("/api/messages");
            assertThat(heard.getFirst().header("content-type")).contains("application/cloudevents+json");
            assertThat(heard.getFirst().header("authorization")).contains("Bearer own-token");
            assertThat(said(0)).isEqualTo(example("award.notice-published.v1/good/on-the-portal"));
        }
    }

    @Test
    void aTerminationIsToldOfAllLotsOrSome() throws Exception {
        now = Instant.parse("2026-02-11T02:00:00Z");
        try (var portal = open()) {
            portal.publish(new Notice.Termination(TENDER, "500103", List.of(), "有效投标不足三家"));
            portal.publish(new Notice.Termination(TENDER, "500103", List.of("2"), "有效投标不足三家"));
            portal.sendPending();

            assertThat(said(0)).isEqualTo(example("tender.terminated.v1/good/all-lots"));
            assertThat(said(1).at("/data/relatedLots").toString()).isEqualTo("[\"2\"]");
        }
    }

    @Test
    void aCorrectionIsToldWithTheAwardAsItIsNowOrWithout() throws Exception {
        now = Instant.parse("2026-02-13T01:00:00Z");
        try (var portal = open()) {
            var winner = new Notice.Winner("重庆两江文具有限公司", "91500112MA6100500X");
            var award = new Notice.Amended("award-1", List.of("1"), List.of(winner));
            var first = portal.publish(new Notice.Correction(TENDER, "500103", "award-notice", award, "中标供应商更正"));
            portal.publish(new Notice.Correction(TENDER, "500103", "tender-notice", null, "联系电话更正"));
            portal.sendPending();

            assertThat(first.number()).isEqualTo("CQ-GZ-2026-00001");
            assertThat(List.of(said(0), said(1)))
                    .containsExactly(
                            example("tender.corrected.v1/good/another-winner"),
                            example("tender.corrected.v1/good/words-only"));
        }
    }

    @Test
    void aContractAndItsChangeAreTold() throws Exception {
        now = Instant.parse("2026-02-25T07:00:00Z");
        try (var portal = open()) {
            portal.publish(new Notice.Contract(TENDER, "500103", "YZ-HT-2026-0031", null));
            portal.publish(new Notice.Contract(TENDER, "500103", "YZ-HT-2026-0031", "BC-1"));
            portal.sendPending();

            assertThat(said(0)).isEqualTo(example("contract.published.v1/good/by-the-portal"));
            assertThat(said(1).at("/data/additionId").asText()).isEqualTo("BC-1");
        }
    }

    @Test
    void theDayOfFirstPublicationStaysHoweverOftenItIsTold() throws Exception {
        try (var portal = open()) {
            var posted = portal.publish(award());
            now = Instant.parse("2026-03-01T01:00:00Z");
            portal.tellAgain(posted.number());
            portal.sendPending();

            assertThat(text(1)).contains("portal-000002", "2026-03-01T09:00:00+08:00");
            assertThat(said(1).at("/data")).isEqualTo(said(0).at("/data"));
            assertThat(portal.board()).containsExactly(posted);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> portal.tellAgain("CQ-ZB-2026-00099"))
                    .withMessageContaining("CQ-ZB-2026-00099");
        }
    }

    @Test
    void noNumberIsUsedTwiceAndTheBoardIsAsItWasAfterAKill() throws Exception {
        Posted first;
        try (var portal = open()) {
            first = portal.publish(award());
        }
        try (var portal = open()) {
            var second = portal.publish(award());
            portal.sendPending();

            assertThat(portal.board()).containsExactly(first, second);
            assertThat(List.of(first.number(), second.number()))
                    .containsExactly("CQ-ZB-2026-00001", "CQ-ZB-2026-00002");
            assertThat(text(0)).contains("\"portal-000001\"");
            assertThat(text(1)).contains("\"portal-000002\"");
        }
    }

    @Test
    void whatIsOnTheBoardIsToldThoughAKillCameBeforeTheLetter() throws Exception {
        try (var portal = open()) {
            portal.publish(award());
        }
        Files.delete(dir.resolve("letters.jsonl"));
        try (var portal = open()) {
            assertThat(portal.sendPending()).isTrue();
            assertThat(heard).hasSize(1);
        }
        try (var portal = open()) {
            assertThat(portal.sendPending()).isTrue();
            assertThat(heard).hasSize(1);
        }
    }

    @Test
    void itIsToldUntilTheHubTakesItAndBadlyWhereWanted() throws Exception {
        try (var portal = open()) {
            word = 503;
            portal.slip(Slip.UNHEARD, Slip.HELD);
            portal.publish(award());
            portal.publish(new Notice.Contract(TENDER, "500103", "YZ-HT-2026-0031", null));
            assertThat(portal.sendPending()).isFalse();
            word = 202;
            assertThat(portal.sendPending()).isFalse();
            assertThat(heard).hasSize(2);
            portal.releaseHeld();
            assertThat(portal.sendPending()).isTrue();

            assertThat(heard).hasSize(3);
            assertThat(heard.get(1).body()).isEqualTo(heard.get(0).body());
            assertThat(portal.journal().lines()).hasSize(3);
        }
    }

    private Portal open() {
        var portal = new Portal("portal", dir, "own-token", () -> now);
        portal.hubIs(hub.address());
        return portal;
    }

    private static Notice award() {
        return new Notice.Award(
                TENDER,
                "500103",
                "award-1",
                List.of("1"),
                List.of(new Notice.Winner("重庆解放碑办公设备有限公司", "91500103MA6100T03D")),
                "588000.00",
                "渝中区办公设备采购中标结果公告");
    }

    private Reply hear(Request request) {
        heard.add(request);
        return Reply.proper(Answer.json(word, "{}"));
    }

    private String text(int n) {
        return heard.get(n).text();
    }

    private JsonNode said(int n) throws Exception {
        return withoutItsOwn(JSON.readTree(text(n)));
    }

    private static JsonNode example(String name) throws Exception {
        return withoutItsOwn(JSON.readTree(Files.readString(EXAMPLES.resolve(name + ".json"))));
    }

    /** Its own numbers and the time of telling are only seen to be there. */
    private static JsonNode withoutItsOwn(JsonNode event) {
        ((ObjectNode) event).put("id", "").put("time", "");
        ((ObjectNode) event.at("/data/publication")).put("noticeId", "");
        return event;
    }
}
