package cn.caitong.benchmarks.stage;

import cn.caitong.connectors.partner.Outbound;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.PartnerFiles;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.delivery.PartnerPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Where the hubs of a run of benchmarks live: this repository's configuration, and a folder for keys and tokens. Partners are
 * those of the configuration, but may come and be called as fast as they like: their limits are not what is measured.
 */
public record Site(Path home, Path data, Partners partners) {
    private static final int NO_LIMIT = 1_000_000;
    private static final int CALLS_AT_ONCE = 64;

    public static Site open(Path home, Path data) throws IOException {
        Partners partners = new Partners(PartnerFiles.load(home.resolve("config/partners")).stream()
                .map(Site::unlimited)
                .toList());
        Files.createDirectories(data.resolve("secrets"));
        for (Partner partner : partners.all()) {
            Files.writeString(
                    data.resolve("secrets").resolve(partner.id() + ".in.sha256"), sha256(token(partner.id())));
        }
        return new Site(home, data, partners);
    }

    /**
     * The same with a partner elsewhere, which must answer within a time.
     *
     * @param callsAtOnce how many calls it gets at once
     */
    public Site with(String id, String baseUrl, Duration answerTimeout, int callsAtOnce) {
        return new Site(
                home,
                data,
                new Partners(partners.all().stream()
                        .map(partner ->
                                partner.id().equals(id) ? moved(partner, baseUrl, answerTimeout, callsAtOnce) : partner)
                        .toList()));
    }

    private static Partner moved(Partner partner, String baseUrl, Duration answerTimeout, int callsAtOnce) {
        Optional<Outbound> outbound = partner.outbound()
                .map(each -> new Outbound(
                        baseUrl, each.connectTimeout(), answerTimeout, atOnce(each.policy(), callsAtOnce)));
        return new Partner(
                partner.id(),
                partner.name(),
                partner.jurisdiction(),
                partner.role(),
                partner.protocol(),
                partner.dialect(),
                partner.reports(),
                partner.inbound(),
                outbound,
                partner.files());
    }

    /** What a partner of this site shows. */
    public static String token(String partner) {
        return "benchmark-" + partner;
    }

    private static Partner unlimited(Partner partner) {
        Partner.Inbound in = partner.inbound();
        return new Partner(
                partner.id(),
                partner.name(),
                partner.jurisdiction(),
                partner.role(),
                partner.protocol(),
                partner.dialect(),
                partner.reports(),
                new Partner.Inbound(in.channels(), in.maxBytes(), NO_LIMIT, NO_LIMIT),
                partner.outbound().map(Site::unlimited),
                partner.files());
    }

    private static Outbound unlimited(Outbound outbound) {
        return new Outbound(
                outbound.baseUrl(),
                outbound.connectTimeout(),
                outbound.answerTimeout(),
                atOnce(outbound.policy(), CALLS_AT_ONCE));
    }

    private static PartnerPolicy atOnce(PartnerPolicy policy, int calls) {
        return new PartnerPolicy(
                policy.partner(),
                policy.lease(),
                policy.settle(),
                calls,
                policy.backoff(),
                policy.outage(),
                policy.onUnknown());
    }

    private static String sha256(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", impossible);
        }
    }

    /** The partners that can be called. */
    List<String> reachable() {
        return partners.all().stream()
                .filter(partner -> partner.outbound().isPresent())
                .map(Partner::id)
                .toList();
    }
}
