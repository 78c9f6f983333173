package cn.caitong.routes.contract;

import static cn.caitong.routes.contract.Office.BUYER;
import static cn.caitong.routes.contract.Office.DIGEST;
import static cn.caitong.routes.contract.Office.PURCHASER;
import static cn.caitong.routes.contract.Office.SELLER;
import static cn.caitong.routes.contract.Office.SUPPLIER;

import cn.caitong.engine.flow.Decision;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** What may be said of a contract, at random: right, wrong, early and again. */
final class Sayings {
    private static final String MORNING = "2026-11-20T10:00:00+08:00";
    /** By two persons, with the signed contract. */
    static final String REGISTERED =
            ",'registeredBy':{'id':'u-1','role':'purchaser'},'confirmedBy':{'id':'u-2','role':'purchaser'},"
                    + "'proof':{'kind':'signed-contract','digest':'sm3:" + "b".repeat(64) + "','date':'2026-11-18'}";

    private static final String ENDED = "'terminatedOn':'2026-11-20','reason':'x','evidence':[]";

    private final Office office;
    private final Random random;
    private final List<Supplier<Decision>> all;

    Sayings(Office office, Random random) {
        this.office = office;
        this.random = random;
        this.all = List.of(
                office::draft,
                () -> office.signs(BUYER, PURCHASER, MORNING),
                () -> office.signs(SELLER, SUPPLIER, MORNING),
                () -> office.signs(BUYER, PURCHASER, MORNING),
                () -> office.signs(SELLER, SUPPLIER, MORNING),
                () -> office.signs(SELLER, PURCHASER, MORNING),
                () -> office.says("contract.filed.v1", "'filedOn':'2026-11-20'"),
                () -> office.portalSays("'publication':{'publishedAt':'2026-11-20T15:00:00+08:00','source':'portal'}"),
                this::amends,
                this::supplements,
                this::asks,
                this::accepts,
                this::refuses,
                () -> office.says(
                        "contract.suspended.v1",
                        "'suspendedAt':'%s','ground':'challenge','evidence':[]".formatted(office.now)),
                () -> office.says("contract.resumed.v1", "'resumedAt':'%s'".formatted(office.now)),
                () -> random.nextInt(12) == 0 ? office.says("contract.terminated.v1", ENDED) : office.draft());
    }

    Decision next() {
        return all.get(random.nextInt(all.size())).get();
    }

    private Decision amends() {
        int from = random.nextInt(4);
        return office.says("contract.amended.v1", """
            'amendmentId':'b%d','replaces':['%s'],'reason':'x','milestones':[
              {'id':'n%d','kind':'progress','condition':'acceptance','share':'0.5'},
              {'id':'o%d','kind':'final','condition':'acceptance','share':'0.5'}],%s\
            """.formatted(
                        random.nextInt(6), milestone(), from, from, Office.agreed(digest("b"))));
    }

    private Decision supplements() {
        int number = random.nextInt(5);
        return office.says("contract.supplemented.v1", """
            'supplementId':'s%d','value':{'amount':'%d.37','currency':'CNY'},
            'milestones':[{'id':'t%d','kind':'final','condition':'signing','share':'1'}],%s\
            """.formatted(
                        number, random.nextInt(7000), number, Office.agreed(digest("c"))));
    }

    private Decision asks() {
        return office.says(
                "acceptance.requested.v1",
                "'acceptanceId':'y%d','milestone':'%s','requestedAt':'2026-11-20T09:00:00+08:00'"
                        .formatted(random.nextInt(4), milestone()));
    }

    private Decision accepts() {
        return office.says("acceptance.passed.v1", """
            'acceptanceId':'y%d','milestone':'%s','acceptedOn':'2026-11-20','acceptedBy':{'id':'u','role':'purchaser'},
            'evidence':[{'kind':'acceptance-report','digest':'%s','date':'2026-11-20'}]\
            """.formatted(random.nextInt(4), milestone(), DIGEST));
    }

    private Decision refuses() {
        return office.says("acceptance.refused.v1", """
            'acceptanceId':'y%d','milestone':'%s','refusedAt':'2026-11-20T10:00:00+08:00',
            'refusedBy':{'id':'u','role':'purchaser'},'reasons':['x']\
            """.formatted(random.nextInt(4), milestone()));
    }

    private String milestone() {
        return List.of("m1", "m2", "m3", "n0", "n1", "o1").get(random.nextInt(6));
    }

    private String digest(String first) {
        return DIGEST.replace("66c7", first + random.nextInt(100, 999));
    }
}
