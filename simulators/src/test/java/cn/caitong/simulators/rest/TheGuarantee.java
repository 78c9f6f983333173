package cn.caitong.simulators.rest;

import cn.caitong.simulators.guarantee.Guarantee;
import cn.caitong.simulators.guarantee.Happening;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Party;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** The guarantee that the samples tell of. */
final class TheGuarantee {
    static final Instant LODGED = Instant.parse("2026-01-28T02:20:00Z");
    private static final String DIGEST = "sm3:" + "3f8a1c5e7b9d0246".repeat(4);
    static final Happening EXTENDED =
            Happening.extended(Instant.parse("2026-04-20T01:30:00Z"), LocalDate.of(2026, 6, 30), "保函延期确认函", DIGEST);
    static final Happening GIVEN_BACK =
            Happening.givenBack(Instant.parse("2026-05-12T03:00:00Z"), "CT-7d2e43865b1f0c9a-1");
    static final Happening PAID = Happening.paid(
            Instant.parse("2026-05-12T07:00:00Z"),
            Fen.ofYuan("12000.00"),
            "MK-2026-0007",
            "JK2026051200012",
            "p-17",
            "保函赔付凭证",
            DIGEST);

    private TheGuarantee() {}

    /** A centre of the samples' own name: it names itself as the holder. */
    static CentreSettings held(Speech speech) {
        String id =
                switch (speech) {
                    case CQYZ -> "500103";
                    case CQSZ -> "500240";
                    case CQSPB -> "500106";
                    case CQNA -> "500108";
                };
        return CentreSettings.stepped(id, speech.dialect, "hub-token", "own-token")
                .waiting(Duration.ofMinutes(1));
    }

    static Guarantee of(Speech speech) {
        return switch (speech) {
            case CQYZ ->
                made(
                        "YZBH20260128000001",
                        "0103",
                        "重庆解放碑办公设备有限公司",
                        "91500103MA6100T03D",
                        Guarantee.Form.BANK,
                        "虚构银行重庆渝中支行");
            case CQSPB ->
                made(
                        "SPBH20260128000001",
                        "0106",
                        "重庆沙坪坝教学仪器有限公司",
                        "91500106MA6100T03Q",
                        Guarantee.Form.ELECTRONIC,
                        "虚构担保（重庆）有限公司");
            case CQNA ->
                made(
                        "NABH20260128000001",
                        "0108",
                        "重庆南滨路信息技术有限公司",
                        "91500108MA6100T03M",
                        Guarantee.Form.ELECTRONIC,
                        "虚构担保（重庆）有限公司");
            case CQSZ -> throw new IllegalArgumentException("this centre holds money alone");
        };
    }

    private static Guarantee made(
            String id, String tender, String supplier, String code, Guarantee.Form form, String issuer) {
        return new Guarantee(
                id,
                "ocds-000000-CQ-2026-" + tender,
                "1",
                new Party(supplier, Party.IdKind.CREDIT_CODE, code),
                form,
                "BH-2026-0007",
                issuer,
                Fen.ofYuan("12000.00"),
                LocalDate.of(2026, 4, 30));
    }
}
