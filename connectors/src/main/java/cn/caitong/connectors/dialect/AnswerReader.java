package cn.caitong.connectors.dialect;

import static java.util.Map.entry;

import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.delivery.End;
import cn.caitong.engine.delivery.End.AnswerEvent;
import cn.caitong.engine.delivery.End.Finding;
import cn.caitong.engine.delivery.Marked;
import cn.caitong.engine.outage.Reach;
import cn.caitong.mappings.dialect.Answer;
import cn.caitong.mappings.json.JsonLimits;
import cn.caitong.mappings.json.StrictJson;
import cn.caitong.mappings.message.MessageType;
import cn.caitong.mappings.money.Money;
import cn.caitong.mappings.report.RefusedException;
import cn.caitong.mappings.validation.SaidData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/** What a partner's answer means: one of the four ends, or, of a status query, what it found (P3). */
public final class AnswerReader {
    /** It moves money, whoever holds the deposit: purchasers and agencies are told through the application. */
    private static final String REFUND = MessageType.REFUND_INSTRUCTED.code();

    private static final String AMOUNT = "amount";
    private static final List<String> TAKEN = List.of(AMOUNT, "holderNumber");
    private static final List<String> CREDITED = List.of(AMOUNT, "holderNumber", "bankDate", "bankTrace");
    private static final List<String> RETURNED = List.of(AMOUNT, "holderNumber", "bankDate", "bankTrace", "reason");
    private static final List<String> REFUSED = List.of(AMOUNT, "holderNumber", "reason");

    /** What each standing of an instruction tells of its delivery, and the event it is, where it is one. */
    private static final Map<String, Standing> STANDINGS = Map.ofEntries(
            entry("not-found", new Standing(Finding.NOT_FOUND, "", List.of())),
            // of what the partner has taken, or not, without any news of money: of a recall, say
            entry("taken", new Standing(Finding.DELIVERED, "", List.of())),
            entry("refused", new Standing(Finding.REJECTED, "", List.of())),
            entry("accepted", new Standing(Finding.DELIVERED, "deposit.refund-accepted.v1", TAKEN)),
            entry("processing", new Standing(Finding.DELIVERED, "deposit.refund-accepted.v1", TAKEN)),
            entry("credited", new Standing(Finding.DELIVERED, "deposit.refund-credited.v1", CREDITED)),
            entry("returned", new Standing(Finding.DELIVERED, "deposit.refund-returned.v1", RETURNED)),
            entry("rejected", new Standing(Finding.REJECTED, "deposit.refund-rejected.v1", REFUSED)),
            entry("recalled", new Standing(Finding.REJECTED, "deposit.refund-recalled.v1", List.of("standing"))));

    private final Partners partners;
    private final Dialects dialects;
    private final SaidData saidData = new SaidData();

    public AnswerReader(Partners partners, Dialects dialects) {
        this.partners = partners;
        this.dialects = dialects;
    }

    public End read(Marked marked, int status, byte[] body, Optional<Duration> retryAfter) {
        Partner partner = partners.find(marked.partner())
                .orElseThrow(() -> new NoSuchElementException("No descriptor for partner " + marked.partner()));
        if (partner.dialect().equals(Partner.CANONICAL)) {
            return marked.about().equals(marked.businessId())
                    ? told(partner, marked, status, Bytes.of(body), retryAfter)
                    : canonical(partner, marked, status, Bytes.of(body), retryAfter);
        }
        Answer answer = dialects.of(partner)
                .classify(PartnerSpeech.type(marked.type()), marked.wire().array(), status, body);
        Bytes bytes = Bytes.of(body);
        return switch (answer.outcome()) {
            case DELIVERED ->
                answer.result()
                        .<End>map(result -> found(partner, marked, answer.code(), bytes, result))
                        .orElseGet(() -> new End.Delivered(answer.code(), bytes, List.of()));
            case REJECTED -> new End.Rejected(answer.code(), bytes);
            case NOT_SENT -> new End.NotSent(answer.code(), bytes, retryAfter);
            case UNKNOWN -> new End.Unknown(answer.code(), bytes);
        };
    }

    /** An answer that tells what no message could is no answer; nor is one that knows what became of what it never saw. */
    private End found(Partner partner, Marked marked, String code, Bytes bytes, JsonNode result) {
        Standing standing = STANDINGS.get(result.path("standing").asText());
        List<JsonNode> said = new ArrayList<>();
        result.path("says").forEach(said::add);
        if (standing == null
                || !said.stream().allMatch(one -> mayBeSaid(partner, one))
                || (standing.finding() == Finding.NOT_FOUND && (!said.isEmpty() || hasTrace(result)))) {
            return new End.Unknown(code, bytes);
        }
        Optional<Money> amount = standing.event().isEmpty() ? amount(result) : Optional.empty();
        if (standing.event().isEmpty() && result.hasNonNull(AMOUNT) && amount.isEmpty()) {
            return new End.Unknown(code, bytes);
        }
        List<AnswerEvent> events = new ArrayList<>();
        if (!standing.event().isEmpty()) {
            events.add(new AnswerEvent(standing.event(), standing.data(marked.about(), result), null));
        }
        said.forEach(one -> events.add(new AnswerEvent(one.path("type").asText(), one.path("data"), null)));
        return new End.Found(standing.finding(), code, bytes, List.copyOf(events), amount.orElse(null));
    }

    /** Of what sum the partner has it, where it says so in words that can be read; an event says it to its flow. */
    private static Optional<Money> amount(JsonNode result) {
        String amount = result.at("/amount/amount").asText();
        String currency = result.at("/amount/currency").asText();
        return Money.isAmount(amount) && Money.isCurrency(currency)
                ? Optional.of(Money.of(amount, currency))
                : Optional.empty();
    }

    /** Who says what became of something has it, whatever else is said: it is not sent again on that word. */
    private static boolean hasTrace(JsonNode result) {
        return Stream.of(AMOUNT, "holderNumber", "bankDate", "bankTrace").anyMatch(result::hasNonNull);
    }

    /** Only what the partner might send as a message, too. */
    private boolean mayBeSaid(Partner partner, JsonNode said) {
        String code = said.path("type").asText();
        return partner.reports().contains(code)
                && saidData.issues(PartnerSpeech.type(code), said.path("data")).isEmpty();
    }

    /** Partners of the canonical form answer by status alone, as the hub answers its own. */
    private static End told(Partner partner, Marked marked, int status, Bytes body, Optional<Duration> retryAfter) {
        String code = "http-" + status;
        return switch (status) {
            case 200, 201, 202, 204 ->
                isPage(body) ? new End.Unknown("answer-is-a-page", body) : new End.Delivered(code, body, List.of());
            case 401, 403, 429 -> new End.NotSent(code, body, retryAfter);
            case 503 ->
                isUnread(partner, retryAfter)
                        ? new End.NotSent(code, body, retryAfter)
                        : new End.Unknown(code, body, Reach.AWAY);
            case 400, 404, 413, 415, 422 -> new End.Rejected(code, body);
            // who moves money may have moved it for what it had under this id before
            case 409 ->
                partner.movesMoney() || marked.type().equals(REFUND)
                        ? new End.Unknown(code, body)
                        : new End.Rejected(code, body);
            default -> new End.Unknown(code, body);
        };
    }

    /**
     * What stands before a partner says 503, too: also where its connection to the partner broke once that had it all. Nobody is there, and
     * one message tries, so that not each becomes a question. Whoever says when to come again has not read it; and between a partner and
     * its queue nobody stands.
     */
    private static boolean isUnread(Partner partner, Optional<Duration> retryAfter) {
        return retryAfter.isPresent() || partner.protocol() == Partner.Protocol.AMQP;
    }

    /** What a gateway or a sign-in puts before a partner answers 200 too, and for everything: it is no word of the partner's. */
    private static boolean isPage(Bytes body) {
        return new String(body.array(), StandardCharsets.UTF_8).stripLeading().startsWith("<");
    }

    /** To a question they answer with a standing. */
    private End canonical(Partner partner, Marked question, int status, Bytes body, Optional<Duration> retryAfter) {
        String code = "http-" + status;
        return switch (status) {
            case 200 -> {
                try {
                    yield found(partner, question, code, body, new StrictJson(JsonLimits.DEFAULT).parse(body.array()));
                } catch (RefusedException unreadable) {
                    yield new End.Unknown(code, body);
                }
            }
            case 401, 403, 429 -> new End.NotSent(code, body, retryAfter);
            // asking again is safe; but it is no sign that anybody is there
            case 503 ->
                new End.NotSent(code, body, retryAfter, isUnread(partner, retryAfter) ? Reach.REACHED : Reach.AWAY);
            default -> new End.Unknown(code, body);
        };
    }

    /** {@code fields}: what of the answer belongs into the event. */
    private record Standing(Finding finding, String event, List<String> fields) {
        /** What was found, with the instruction it is about, as the partner's own message would say it. */
        JsonNode data(String instruction, JsonNode result) {
            ObjectNode said = result.deepCopy();
            return said.retain(fields).put("instructionId", instruction);
        }
    }
}
