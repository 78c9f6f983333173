package cn.caitong.benchmarks.rows;

import cn.caitong.engine.flow.CaseId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The words that name a recorded case in its rows, and what they are for any other case. Ids that the hub derives are derived
 * alike, so that the hub finds such a case; all others are scattered as its own would be. Every word keeps its length.
 */
public final class Names {
    private final Map<String, Integer> words = new LinkedHashMap<>();
    private final Map<Integer, Function<String, UUID>> derived = new HashMap<>();
    private final Map<Integer, Function<Long, String>> others = new HashMap<>();
    private final String receipt;
    private final Function<Long, String> receipts;

    /**
     * Of a recorded case that is named by one word, such as a claim by its invoice.
     *
     * @param name of the recorded case, and {@code names} that of any other number
     */
    public Names(String name, Function<Long, String> names) {
        this.receipt = name;
        this.receipts = names;
        word(name);
    }

    /**
     * Of a recorded deposit.
     *
     * @param holder who holds it
     * @param receipt its receipt id, and {@code receipts} that of any other number
     */
    public Names(String holder, String receipt, Function<Long, String> receipts) {
        this(receipt, receipts);
        derive(id -> CaseId.of("deposit", holder + ":" + id));
        derive(id -> CaseId.of("received-item", holder + ":" + id));
    }

    /** The clock of this name is known by its derived id. */
    public Names withClock(String holder, String clock) {
        derive(id -> CaseId.within(CaseId.of("deposit", holder + ":" + id), "obligation", clock));
        return this;
    }

    /** A word that it has of something that was there before, such as its contract, and what that is for any other number. */
    public Names with(String recorded, Function<Long, String> ofOthers) {
        others.put(word(recorded), ofOthers);
        return this;
    }

    private void derive(Function<String, UUID> derivation) {
        derived.put(word(derivation.apply(receipt).toString()), derivation);
    }

    /** The number of a word, which from now on is exchanged wherever it stands. */
    int word(String word) {
        return words.computeIfAbsent(word, added -> words.size());
    }

    /** A text that names its row, unless a word that is known already does so in it. */
    void learn(String text) {
        if (words.keySet().stream().noneMatch(text::contains)) {
            word(text);
        }
    }

    List<String> words() {
        return List.copyOf(words.keySet());
    }

    /** Rows that several cases share are written in one order by all, or two commits would wait for each other. */
    Comparator<Renamed> inOneOrder() {
        Optional<Integer> first = others.keySet().stream().min(Comparator.naturalOrder());
        return Comparator.comparing(
                one -> first.map(number -> one.word(number, "")).orElse(""));
    }

    /** The words of the case with this number. */
    Renamed at(long n) {
        return new Renamed(n);
    }

    /** One other case's words, each made when it is first asked for. */
    final class Renamed {
        private final Map<Integer, String> made = new HashMap<>();
        private final long n;

        private Renamed(long n) {
            this.n = n;
        }

        String word(int number, String recorded) {
            String known = made.get(number);
            if (known != null) {
                return known;
            }
            String word = make(number, recorded);
            made.put(number, word);
            return word;
        }

        private String make(int number, String recorded) {
            if (number == 0) {
                return receipts.apply(n);
            }
            Function<Long, String> other = others.get(number);
            if (other != null) {
                return other.apply(n);
            }
            Function<String, UUID> derivation = derived.get(number);
            if (derivation != null) {
                return derivation.apply(word(0, receipt)).toString();
            }
            return isUuid(recorded) ? scattered(UUID.fromString(recorded)).toString() : numbered(recorded);
        }

        private UUID scattered(UUID id) {
            long mixed = mix(n);
            return new UUID(
                    id.getMostSignificantBits() ^ (mixed & 0xFFFF_FFFF_FFFF_0FFFL),
                    id.getLeastSignificantBits() ^ (mix(mixed) >>> 2));
        }

        /** The last characters are the number, in base 36: enough for two thousand million cases. */
        private String numbered(String recorded) {
            String tail = Long.toString(n, Character.MAX_RADIX);
            if (recorded.length() < 6 || tail.length() > 6) {
                throw new IllegalStateException("'" + recorded + "' is too short to be told apart");
            }
            return recorded.substring(0, recorded.length() - 6) + "0".repeat(6 - tail.length()) + tail;
        }
    }

    static boolean isUuid(String word) {
        return word.length() == 36 && word.charAt(8) == '-' && word.charAt(13) == '-' && word.charAt(18) == '-';
    }

    /** SplitMix64's finaliser: neighbours end far apart, and no two meet. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
