package cn.caitong.app.hub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.treasury.Application;
import cn.caitong.simulators.treasury.Course;
import cn.caitong.simulators.treasury.Item;
import cn.caitong.simulators.treasury.Stage;
import cn.caitong.simulators.treasury.Treasury;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What the treasury's guide tells a vendor to do, with the files that it names. */
@Tag("system")
@TestMethodOrder(OrderAnnotation.class)
class TheTreasurysGuideEndsWithAPaymentTest {
    private static final Path GUIDE = Path.of("../docs/partner-guide/treasury");
    private static final Path SAMPLE = Path.of("../mappings/dialects/czzf/samples/wire/in-executed.xml");
    private static final String PAYMENT = "050002600111-00004711";

    private static RunningHub running;
    private static Asking asking;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        running = new RunningHub(folder);
        asking = new Asking(running);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    /** Its bank is left out, so that the vendor can play it. */
    @Test
    @Order(1)
    void itsFilesLeadToOneApplication() throws Exception {
        treasury().destine(PAYMENT, Course.stuck(Stage.VOUCHER));
        for (String step : List.of("1-tender", "2-award", "3-contract", "4-invoice", "5-confirmed")) {
            asking.accepted("one-thing", Files.readString(GUIDE.resolve(step + ".json")));
        }
        awaitState("claim", "confirmed");
        for (String step : List.of("6-prepared", "7-approved")) {
            asking.accepted("one-thing", Files.readString(GUIDE.resolve(step + ".json")));
        }
        awaitState("payment", "quota-checked");
        assertThat(application().form().items()).extracting(Item::amount).containsExactly(yuan("80000"), yuan("40000"));
    }

    /** By the sample, with the ids of that application in the place of its own. */
    @Test
    @Order(2)
    void theSampleReceiptOfThatApplicationCreditsIt() throws Exception {
        List<Item> items = application().form().items();
        String receipt = Files.readString(SAMPLE, ISO_8859_1)
                .replace("CT-7c1e5a0b9d3f2468-1", application().id())
                .replace("CT-2f60b8d1c4a97e35-1", items.getFirst().instruction())
                .replace("CT-90d4e7a3b15c6f82-1", items.getLast().instruction())
                .replace("26502000000000004711", PAYMENT);
        HttpRequest request = HttpRequest.newBuilder(URI.create(running.hub.address() + "/soap/treasury"))
                .header("Authorization", "Bearer " + running.hub.secrets().shownByPartner("treasury"))
                .header("Content-Type", "text/xml; charset=GBK")
                .POST(BodyPublishers.ofByteArray(receipt.getBytes(ISO_8859_1)))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        awaitState("payment", "credited");
        awaitState("claim", "paid");
    }

    private static Treasury treasury() {
        return running.city.city().treasury();
    }

    private static Application application() {
        List<Application> found = treasury().books().applications(PAYMENT);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static Fen yuan(String amount) {
        return Fen.ofYuan(amount + ".00");
    }

    private static void awaitState(String flow, String state) {
        await().atMost(Asking.PATIENCE).until(() -> running.state(flow, PAYMENT), state::equals);
    }
}
