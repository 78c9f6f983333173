package cn.caitong.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.crypto.Sm2PrivateKey;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever changes a value also knows how to write the file in its one way: the value itself must be what is found. */
@Tag("unit")
class EveryValueOfAnExportIsCoveredTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Sm2PrivateKey KEY = Sm2PrivateKey.draw();
    private static final PaperHub HUB = PaperHub.withHistory(KEY);
    private static final byte[] EXPORT = ExportText.of(HUB.export());
    private static final EvidenceVerifier VERIFIER = new EvidenceVerifier(List.of(KEY.publicKey()));

    @Test
    void anotherValueIsFound() throws IOException {
        List<JsonPointer> places = new ArrayList<>();
        collect(JSON.readTree(EXPORT), JsonPointer.empty(), places);
        assertThat(places).hasSizeGreaterThan(100);
        int taken = 0;
        for (JsonPointer place : places) {
            JsonNode file = JSON.readTree(EXPORT);
            set(file, place, other(file.at(place)));
            taken += assertFound(file, "another value at " + place) ? 1 : 0;
        }
        assertThat(taken)
                .as("the rest are names of forms, or could not be taken apart")
                .isGreaterThan(70);
    }

    @Test
    void aValueThatIsGoneIsFound() throws IOException {
        List<JsonPointer> places = new ArrayList<>();
        collect(JSON.readTree(EXPORT), JsonPointer.empty(), places);
        for (JsonPointer place : places) {
            for (JsonPointer gone = place; !gone.matches(); gone = gone.head()) {
                JsonNode file = JSON.readTree(EXPORT);
                set(file, gone, NullNode.getInstance());
                assertFound(file, "null at " + gone);
            }
        }
    }

    @Test
    void anItemThatIsRemovedRepeatedOrSwappedIsFound() throws IOException {
        for (String list : List.of("/rows", "/seals", "/batches", "/rows/0/proof/path", "/rows/1/proof/path")) {
            int size = JSON.readTree(EXPORT).at(list).size();
            for (int i = 0; i < size; i++) {
                JsonNode removed = JSON.readTree(EXPORT);
                ((ArrayNode) removed.at(list)).remove(i);
                assertFound(removed, list + " without " + i);
                JsonNode repeated = JSON.readTree(EXPORT);
                ((ArrayNode) repeated.at(list)).insert(i, repeated.at(list).get(i));
                assertFound(repeated, list + " with twice " + i);
                JsonNode swapped = JSON.readTree(EXPORT);
                ArrayNode items = (ArrayNode) swapped.at(list);
                items.insert(0, items.remove(i));
                assertFound(swapped, list + " with first " + i);
            }
        }
    }

    /** Whether there was something to verify. */
    private static boolean assertFound(JsonNode changed, String what) {
        byte[] rewritten;
        try {
            rewritten = ExportText.of(ExportReader.export(changed));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException unreadable) {
            return false;
        }
        if (Arrays.equals(rewritten, EXPORT)) {
            return false;
        }
        assertThat(VERIFIER.verify(rewritten, null).isSound()).as(what).isFalse();
        return true;
    }

    private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> places) {
        if (!node.isContainerNode()) {
            places.add(at);
        }
        node.fieldNames().forEachRemaining(name -> collect(node.get(name), at.appendProperty(name), places));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), at.appendIndex(i), places);
        }
    }

    private static JsonNode other(JsonNode value) {
        if (value.isNumber()) {
            return LongNode.valueOf(value.longValue() + 1);
        }
        String text = value.isNull() ? "{\"batch\":1}" : value.asText();
        char last = text.isEmpty() ? 'x' : text.charAt(text.length() - 1);
        return TextNode.valueOf(text.substring(0, Math.max(0, text.length() - 1)) + (last == '1' ? '2' : '1'));
    }

    private static void set(JsonNode file, JsonPointer place, JsonNode value) {
        JsonNode parent = file.at(place.head());
        if (parent instanceof ObjectNode object) {
            object.set(place.last().getMatchingProperty(), value);
        } else if (parent instanceof ArrayNode array) {
            array.set(place.last().getMatchingIndex(), value);
        }
    }
}
