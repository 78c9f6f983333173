package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Outgoing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** What is told to partners, in memory: one telling for each partner, type and business id for ever. */
final class Mailbag {
    private final Map<String, Letter> letters = new LinkedHashMap<>();
    private final Set<String> withdrawn = new HashSet<>();
    private final Set<String> left = new HashSet<>();

    private final Consumer<Letter> look;

    /** @param look sees each letter as it is written */
    Mailbag(Consumer<Letter> look) {
        this.look = look;
    }

    /** The one that every story uses: what the hub says is as valid as what it takes. */
    static Mailbag validating() {
        return new Mailbag(letter -> Said.accepted(
                "hub",
                letter.tell().type(),
                "hub-" + letter.tell().businessId(),
                letter.at(),
                letter.tell().data()));
    }

    /** One telling, and whose it is. */
    record Letter(UUID caseId, Outgoing.Tell tell, Instant at) {
        String key() {
            return keyOf(tell);
        }
    }

    void add(UUID caseId, Outgoing.Tell tell, Instant at) {
        Letter letter = new Letter(caseId, tell, at);
        assertThat(letters.put(letter.key(), letter))
                .as("told twice: " + letter.key())
                .isNull();
        look.accept(letter);
    }

    /** Whether it is kept back; otherwise it has left, or may have. */
    boolean withdraw(Outgoing.Withdraw withdraw) {
        return !left.contains(keyOf(withdraw)) && withdrawn.add(keyOf(withdraw));
    }

    /** What has not left yet, of a type that begins so; it leaves now. */
    List<Letter> leave(String type) {
        List<Letter> leaving = new ArrayList<>();
        for (Letter letter : letters.values()) {
            boolean waits = !left.contains(letter.key()) && !withdrawn.contains(letter.key());
            if (waits && letter.tell().type().startsWith(type)) {
                left.add(letter.key());
                leaving.add(letter);
            }
        }
        return leaving;
    }

    /** Everything ever told, of a type. */
    List<Outgoing.Tell> told(String type) {
        return letters.values().stream()
                .map(Letter::tell)
                .filter(tell -> tell.type().equals(type))
                .toList();
    }

    private static String keyOf(Outgoing outgoing) {
        return String.join("|", outgoing.partner(), outgoing.type(), outgoing.businessId());
    }
}
