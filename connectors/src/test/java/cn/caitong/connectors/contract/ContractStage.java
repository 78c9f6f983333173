package cn.caitong.connectors.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.simulators.ledger.Message;
import cn.caitong.simulators.log.JournalLine;
import cn.caitong.simulators.log.JournalLine.Direction;
import cn.caitong.simulators.rest.Centre;
import cn.caitong.simulators.rest.Kind;
import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Misbehaviour;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Hub and partner, and the hour in which every fault strikes once. */
final class ContractStage implements AutoCloseable {
    static final String HUB_TOKEN = "shown-by-the-hub";
    static final String OWN_TOKEN = "shown-by-the-partner";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LATE = Duration.ofSeconds(3);
    private static final Duration DRIPS_OUT = Duration.ofMillis(40);
    private static final Duration DRIPS_IN = Duration.ofNanos(200_000);
    private static final int BEYOND_EVERY_LIMIT = 1_500_000;

    final ConnectedHub hub;
    final Centre counterpart;
    private final String partner;
    private final List<Message> messages = new ArrayList<>();

    ContractStage(Path descriptors, String partner, Centre counterpart, Path folder) throws Exception {
        this.partner = partner;
        this.counterpart = counterpart;
        writeTokens(partner, Files.createDirectories(folder.resolve("secrets")));
        hub = new ConnectedHub(
                folder,
                List.of(Descriptors.hurried(
                        descriptors, partner, counterpart.address().toString(), folder)));
    }

    private static void writeTokens(String partner, Path secrets) throws Exception {
        Files.writeString(secrets.resolve(partner + ".in.sha256"), Tokens.sha256(OWN_TOKEN));
        Files.writeString(secrets.resolve(partner + ".out.token"), HUB_TOKEN);
    }

    /** First the hub tells its partner everything, then the partner tells the hub everything. */
    void play(List<Kind> kinds) {
        // the first call of all takes its time, which must not be taken for a fault
        Story first = new Story(Kind.REFUND, Fault.REUSED_ID);
        counterpart.receive(first.receipt());
        refund(first);
        awaitOutgoing();
        for (Kind kind : kinds) {
            Story.of(kind).forEach(this::prepare);
        }
        awaitOutgoing();
        counterpart.settleUntil(Instant.now().plus(Duration.ofDays(9)));
        Story.of(Kind.STATEMENT).forEach(story -> counterpart.closeDay(story.day()));
        messages.addAll(counterpart.ledger().unsent());
        counterpart.hubIs(hub.address());
        hub.every(Duration.ofMillis(50), counterpart::sendPending);
        hub.every(Duration.ofSeconds(1), counterpart::releaseHeld);
        awaitIncoming();
        counterpart.resendRefused();
        awaitIncoming();
    }

    private void prepare(Story story) {
        counterpart.misbehave(spoiling(story));
        if (story.kind() == Kind.QUERY) {
            counterpart.misbehave(
                    Misbehaviour.next(Fault.COMMIT_THEN_500).on(Kind.REFUND).about(story.refundId()));
        }
        if (story.kind() != Kind.STATEMENT && story.kind() != Kind.GUARANTEE) {
            counterpart.receive(story.receipt());
        }
        switch (story.kind()) {
            case REFUND, QUERY, REFUND_RESULT -> refund(story);
            case RECALL, RECALL_RESULT -> hub.tell(story.location(partner), story.recall(partner));
            case GUARANTEE -> counterpart.lodge(story.guarantee(), Story.ARRIVED);
            case RECEIPT, STATEMENT -> {}
        }
    }

    private static Misbehaviour spoiling(Story story) {
        boolean isDrip = story.fault() == Fault.DRIP;
        Duration pace = story.kind().isCall() ? DRIPS_OUT : DRIPS_IN;
        return Misbehaviour.next(story.fault())
                .on(story.kind())
                .about(story.spoiltId())
                .delay(isDrip ? pace : LATE)
                .size(BEYOND_EVERY_LIMIT);
    }

    void awaitOutgoing() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(texts("""
            select o.business_id || ' ' || o.state || ' ' || coalesce(a.code, '')
              from outgoing o left join attempt a on a.outgoing_id = o.id and a.n = o.attempt
             where o.state in ('ready', 'sending')\
            """)).isEmpty());
    }

    private void awaitIncoming() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(counterpart.ledger().unsent()).isEmpty());
    }

    /** How the attempts of what was told under this id ended, in their order. */
    List<String> attempts(String businessId) {
        return texts("select a.outcome from attempt a join outgoing o on o.id = a.outgoing_id where o.business_id = '"
                + businessId + "' order by a.n");
    }

    /** The same of the questions about it. */
    List<String> questions(String businessId) {
        return texts("select a.outcome from attempt a join outgoing q on q.id = a.outgoing_id"
                + " join outgoing o on o.id = q.inquiry_of where o.business_id = '" + businessId
                + "' order by a.marked_at");
    }

    String state(String businessId) {
        return texts("select state from outgoing where business_id = '" + businessId + "'")
                .getFirst();
    }

    List<String> texts(String sql) {
        return hub.jdbc().sql(sql).query(String.class).list();
    }

    /** The message that a story's fault struck. */
    Message message(Story story) {
        return messages.stream()
                .filter(message -> message.about().contains(story.spoiltId()))
                .filter(message -> message.channel().equals(channel(story.kind())))
                .findFirst()
                .orElseThrow();
    }

    private static String channel(Kind kind) {
        return switch (kind) {
            case RECEIPT -> "receipts";
            case REFUND_RESULT -> "refund-results";
            case RECALL_RESULT -> "recalls";
            case STATEMENT -> "statements";
            case GUARANTEE -> "guarantees";
            case REFUND, RECALL, QUERY -> throw new IllegalArgumentException(kind + " is a call");
        };
    }

    /** What the hub answered to each sending of a message. */
    Stream<JournalLine> sendings(Message message) {
        return counterpart.journal().lines().stream()
                .filter(line -> line.direction() == Direction.TO_HUB)
                .filter(line -> line.id().equals(message.id()));
    }

    /** What waits for the flow in a story's case, in its order. */
    List<String> events(Story story) {
        return texts("select type from inbox where origin = 'delivery' and case_id = '"
                + story.location(partner).caseId() + "' order by id");
    }

    void refund(Story story) {
        hub.tell(story.location(partner), story.refund(partner));
    }

    @Override
    public void close() {
        hub.close();
        counterpart.close();
    }
}
