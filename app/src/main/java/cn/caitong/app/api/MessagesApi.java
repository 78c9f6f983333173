package cn.caitong.app.api;

import cn.caitong.connectors.inbound.Incoming;
import cn.caitong.connectors.inbound.Reception;
import cn.caitong.engine.evidence.ProofOf;
import cn.caitong.engine.intake.StoredMessage;
import cn.caitong.engine.intake.StoredMessage.Progress;
import cn.caitong.engine.search.MessageQueries;
import cn.caitong.engine.search.Search;
import cn.caitong.engine.search.Viewer;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Canonical messages in, receipts out; what has become of them, and the proof that they were taken in. */
@RestController
final class MessagesApi {
    private final Reception reception;
    private final MessageQueries messages;
    private final ProofOf proofs;
    private final Suppliers suppliers;

    MessagesApi(Reception reception, MessageQueries messages, ProofOf proofs, Suppliers suppliers) {
        this.reception = reception;
        this.messages = messages;
        this.proofs = proofs;
        this.suppliers = suppliers;
    }

    /** What is asked of messages; from and to are times of acceptance. */
    record Filter(
            @Nullable String flow,
            @Nullable String tender,
            @Nullable String supplier,
            @Nullable String partner,
            @Nullable String state,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String after,
            @Nullable Integer limit) {}

    /**
     * A message as answers show it.
     *
     * @param state pending, held, parked or decided
     * @param receipt the original one; null but for who handed the message in
     */
    record Answer(
            UUID id,
            String partner,
            String externalId,
            String type,
            String flow,
            UUID caseId,
            String jurisdiction,
            Instant acceptedAt,
            String rawDigest,
            String mapping,
            String state,
            @JsonRawValue @Nullable String receipt) {}

    /** The body is read here and nowhere before, no further than the sender's limit. */
    @PostMapping("/api/messages")
    ResponseEntity<byte[]> post(HttpServletRequest request) throws IOException {
        Map<String, String> headers = Collections.list(request.getHeaderNames()).stream()
                .collect(Collectors.toMap(
                        name -> name.toLowerCase(Locale.ROOT), request::getHeader, (first, again) -> first));
        return Replies.of(reception.receive(new Incoming(
                Optional.empty(),
                "",
                request.getHeader(HttpHeaders.AUTHORIZATION),
                request.getContentType(),
                headers,
                request.getInputStream())));
    }

    @GetMapping(path = "/api/messages", produces = MediaType.APPLICATION_JSON_VALUE)
    Paged<Answer> search(@RequestAttribute(Gate.VIEWER) Viewer viewer, Filter asked) {
        int limit = Asked.limit(asked.limit());
        Search search = new Search(
                Asked.optional("flow", asked.flow()),
                Asked.optional("tender", asked.tender()),
                suppliers.inAddress("supplier", asked.supplier()),
                Asked.optional("partner", asked.partner()),
                state(asked.state()),
                Asked.time("from", asked.from()),
                Asked.time("to", asked.to()),
                Asked.after(asked.after()),
                limit + 1);
        return Paged.of(
                messages.search(viewer, search),
                limit,
                message -> new Search.Page(message.receivedAt(), message.id()),
                message -> answer(viewer, message));
    }

    @GetMapping(path = "/api/messages/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    Answer find(@RequestAttribute(Gate.VIEWER) Viewer viewer, @PathVariable("id") UUID id) {
        return answer(viewer, found(viewer, id));
    }

    @GetMapping(path = "/api/messages/{id}/proof", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] proof(@RequestAttribute(Gate.VIEWER) Viewer viewer, @PathVariable("id") UUID id) {
        if (!found(viewer, id).provable()) {
            throw new RefusedException(ErrorCode.NOTHING_HERE, "");
        }
        return proofs.message(id).orElseThrow(() -> new RefusedException(ErrorCode.PROOF_NOT_SEALED, ""));
    }

    private static @Nullable String state(@Nullable String state) {
        if (state != null
                && Arrays.stream(Progress.values()).map(MessagesApi::code).noneMatch(state::equals)) {
            throw Rule.MESSAGE_STATE.brokenBy("state");
        }
        return state;
    }

    private static String code(Progress progress) {
        return progress.name().toLowerCase(Locale.ROOT);
    }

    private StoredMessage found(Viewer viewer, UUID id) {
        return messages.find(viewer, id).orElseThrow(() -> new RefusedException(ErrorCode.NOTHING_HERE, ""));
    }

    private static Answer answer(Viewer viewer, StoredMessage message) {
        boolean own = message.partner().equals(viewer.partner());
        return new Answer(
                message.id(),
                message.partner(),
                message.externalId(),
                message.type(),
                message.flow(),
                message.caseId(),
                message.jurisdiction(),
                message.receivedAt(),
                message.rawDigest(),
                message.mapping(),
                code(message.progress()),
                own ? new String(message.receipt().array(), StandardCharsets.UTF_8) : null);
    }
}
