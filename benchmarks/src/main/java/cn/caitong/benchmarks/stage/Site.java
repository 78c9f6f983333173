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
import java.util.HexFormat;
import java.util.List;

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

    /** What a partner of this site shows. */
    static String token(String partner) {
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
        PartnerPolicy policy = outbound.policy();
        return new Outbound(
                outbound.baseUrl(),
                outbound.connectTimeout(),
                outbound.answerTimeout(),
                new PartnerPolicy(
                        policy.partner(),
                        policy.lease(),
                        policy.settle(),
                        CALLS_AT_ONCE,
                        policy.backoff(),
                        policy.onUnknown()));
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
