package cn.caitong.routes.contract;

import static cn.caitong.routes.event.Fields.instant;
import static cn.caitong.routes.event.Fields.text;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.signature.DocumentSignature;
import cn.caitong.engine.signature.Verdict;
import cn.caitong.routes.contract.Course.Signature;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Signatures of a contract's parties: each over the printed digest of the document, each by the party's own certificate. */
final class Signatures {
    private static final String CLAUSE = "电子签名法 art. 13";

    /** What a signature, or all of them, proved to be. */
    sealed interface Proof {
        record Proven(List<Signature> signatures) implements Proof {}

        record Not(Turn turn) implements Proof {}
    }

    private Signatures() {}

    /** Judges one. */
    static Proof one(Step step, ContractFacts facts, JsonNode node, String digest) {
        String by = step.parties().ofIdentifier(node.path("by"));
        Instant at = instant(node, "signedAt");
        if (parties(facts).noneMatch(by::equals)) {
            return new Proof.Not(step.refuse("not-a-party", CLAUSE, "who signed is no party of this contract"));
        }
        if (at.isAfter(step.event().arrivedAt().plus(step.policy().clockSkew()))) {
            return new Proof.Not(step.refuse("signed-in-the-future", CLAUSE, "the signing time is not reached yet"));
        }
        Verdict verdict = step.policy()
                .signatures()
                .of(read(node), digest.getBytes(StandardCharsets.UTF_8), text(node.path("by"), "id"), at);
        return switch (verdict) {
            case Verdict.Flawed(String code, String detail) -> new Proof.Not(step.refuse(code, CLAUSE, detail));
            case Verdict.Genuine(String certificate) ->
                new Proof.Proven(List.of(new Signature(
                        by, text(node.path("signer"), "id"), text(node.path("signer"), "role"), certificate, at)));
        };
    }

    /** Judges those of an amendment or a supplement: of every party, and each once. */
    static Proof all(Step step, ContractFacts facts, JsonNode nodes, String digest) {
        List<Signature> proven = new ArrayList<>();
        for (JsonNode node : nodes) {
            switch (one(step, facts, node, digest)) {
                case Proof.Not not -> {
                    return not;
                }
                case Proof.Proven(List<Signature> more) -> proven.addAll(more);
            }
        }
        return missing(facts, proven).isEmpty()
                        && proven.size() == parties(facts).count()
                ? new Proof.Proven(List.copyOf(proven))
                : new Proof.Not(step.refuse("signature-missing", CLAUSE, "every party signs, and each once"));
    }

    /** The parties that have not signed. */
    static Set<String> missing(ContractFacts facts, List<Signature> signed) {
        Set<String> done = signed.stream().map(Signature::party).collect(Collectors.toSet());
        return parties(facts).filter(party -> !done.contains(party)).collect(Collectors.toSet());
    }

    /** The day of the last of them. */
    static LocalDate day(List<Signature> signed) {
        return LegalDay.of(last(signed).orElseThrow());
    }

    static Optional<Instant> last(List<Signature> signed) {
        return signed.stream().map(Signature::at).max(Instant::compareTo);
    }

    private static Stream<String> parties(ContractFacts facts) {
        return Stream.concat(Stream.of(facts.purchaser()), facts.suppliers().stream())
                .map(Party::key)
                .distinct();
    }

    private static DocumentSignature read(JsonNode node) {
        List<Bytes> chain = new ArrayList<>();
        node.path("chain").forEach(issuer -> chain.add(bytes(issuer.asText())));
        return new DocumentSignature(
                text(node, "algorithm"), bytes(text(node, "value")), bytes(text(node, "certificate")), chain);
    }

    /** What is no Base64 is no signature, and is refused as such. */
    private static Bytes bytes(String base64) {
        try {
            return Bytes.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException malformed) {
            return Bytes.of(new byte[0]);
        }
    }
}
