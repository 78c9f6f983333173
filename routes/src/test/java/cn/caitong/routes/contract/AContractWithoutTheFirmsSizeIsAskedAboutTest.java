package cn.caitong.routes.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Outgoing;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 款项条例 art. 3: what the firm was at signing decides for ever whether its term and its interest are watched. */
@Tag("unit")
class AContractWithoutTheFirmsSizeIsAskedAboutTest {
    private final Office office = Office.awarded();

    @Test
    void onceItIsSignedThePurchaserIsAsked() {
        office.says("contract.drafted.v1", withoutSize());
        Decision first = office.signs(Office.BUYER, Office.PURCHASER, "2026-11-20T10:00:00+08:00");
        assertThat(asked(first))
                .as("until all have signed the draft may still say it")
                .isEmpty();
        Decision last = office.signs(Office.SELLER, Office.SUPPLIER, "2026-11-20T11:00:00+08:00");
        assertThat(asked(last)).singleElement().satisfies(task -> {
            assertThat(task.path("clause").asText()).isEqualTo("款项条例 art. 3");
            assertThat(task.path("what").asText()).isEqualTo("size");
            assertThat(task.has("dueDate")).isFalse();
        });
    }

    @Test
    void soItIsOfOneThatWasSignedElsewhere() {
        Decision registered = office.says("contract.registered.v1", registered(withoutSize()));
        assertThat(asked(registered)).hasSize(1);
        Decision again = office.says("contract.registered.v1", registered(withoutSize()));
        assertThat(asked(again)).isEmpty();
    }

    @Test
    void whoseSizeIsKnownNobodyIsAsked() {
        Decision registered = office.says("contract.registered.v1", registered(Office.draftData()));
        assertThat(registered.outgoing()).isNotEmpty();
        assertThat(asked(registered)).isEmpty();
    }

    private static String withoutSize() {
        return Office.draftData().replace("'supplierSize':'small',", "");
    }

    private static String registered(String draft) {
        return draft + ",'via':'offline','signedOn':'2026-11-18'" + Sayings.REGISTERED;
    }

    private static List<JsonNode> asked(Decision decision) {
        return decision.outgoing().stream()
                .map(Outgoing.Tell.class::cast)
                .filter(tell -> tell.type().equals(Tasks.TYPE))
                .map(Outgoing.Tell::data)
                .filter(data -> data.path("kind").asText().equals("size-unknown"))
                .toList();
    }
}
