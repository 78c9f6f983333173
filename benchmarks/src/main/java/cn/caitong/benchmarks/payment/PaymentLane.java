package cn.caitong.benchmarks.payment;

import cn.caitong.benchmarks.measure.Aim;
import cn.caitong.benchmarks.measure.Match;
import cn.caitong.benchmarks.measure.Report;
import cn.caitong.benchmarks.rows.BareLoop;
import cn.caitong.benchmarks.stage.Lane;
import cn.caitong.benchmarks.stage.Terms;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Invoice accepted to application delivered, over a bare loop that writes the same rows in as many commits; and what a message in
 * the treasury's XML costs over one that passes through.
 */
public final class PaymentLane implements Lane {
    private static final int PAYMENTS = 1_000;
    private static final int CONTRACTS = 20;
    private static final int RECEIPTS = 4_000;
    /** The compilers keep a core busy over the first five. */
    private static final int WARM_UPS = 6;

    private static final Aim AIM = new Aim(0.45, 0.70);
    private static final Aim MAPPED = new Aim(0.30, 0.60);
    private static final ZoneId CHONGQING = ZoneId.of("Asia/Shanghai");

    @Override
    public String name() {
        return "payment";
    }

    @Override
    public int minutes() {
        return 9;
    }

    @Override
    public List<Report> run(Terms terms) throws Exception {
        return List.of(payments(terms), mapped(terms));
    }

    private Report payments(Terms terms) throws Exception {
        int count = terms.of(PAYMENTS);
        Papers papers = new Papers(terms.site().home(), today(terms), CONTRACTS);
        String ground = ground(terms, papers);
        PaymentSteps steps = PaymentSteps.record(terms, ground, papers);
        HubPays hub = new HubPays(terms, ground, papers, count);
        BareLoop bare =
                new BareLoop("bare loop, as many commits", terms, ground, count, () -> steps.shared(hub.shares()));
        Match.warmUp(hub, Math.max(1, terms.warmUps(WARM_UPS))); // the last also says how many cases share a commit
        Match.warmUp(bare, terms.warmUps(1));
        Match match = new Match(hub, bare).play(terms.rounds(), terms.progress());
        Map<String, Integer> shared = hub.shares();
        return new Report("payment: an invoice accepted, confirmed by silence, its application delivered", "payment")
                .ratio("hub / bare loop", match.ratios(hub, bare), AIM)
                .side(match, hub)
                .side(match, bare)
                .note("%d payments a run under %d contracts, from 64 clients, %d transactions for one."
                        .formatted(count, CONTRACTS, steps.transactions()))
                .note("In the hub's last run these shared a commit: intake %d, decision %d, mark %d, end %d."
                        .formatted(
                                PaymentSteps.EVIDENCE.stream().map(shared::get).toArray()));
    }

    private static Report mapped(Terms terms) throws Exception {
        int count = terms.of(RECEIPTS);
        Receipts receipts = new Receipts(terms.site().home());
        HubAccepts xml = new HubAccepts("XML, mapped", terms, count, receipts::xml);
        HubAccepts canonical = new HubAccepts("canonical, passed through", terms, count, receipts::canonical);
        Match.warmUp(xml, terms.warmUps(WARM_UPS));
        Match.warmUp(canonical, terms.warmUps(WARM_UPS));
        Match match = new Match(xml, canonical).play(terms.rounds(), terms.progress());
        return new Report("payment: ten kilobytes of XML mapped, ten kilobytes passed through", "message")
                .ratio("XML, mapped / canonical, passed through", match.ratios(xml, canonical), MAPPED)
                .side(match, xml)
                .side(match, canonical)
                .note(
                        "%d messages a run from 64 clients, of %,d and %,d bytes; both validated, digested, sealed and acknowledged."
                                .formatted(
                                        count,
                                        receipts.xml(0).body().length(),
                                        receipts.canonical(0).body().length()));
    }

    /** The day as the database has it. */
    private static LocalDate today(Terms terms) throws Exception {
        LocalDate[] today = new LocalDate[1];
        terms.prepare(
                Terms.EMPTY,
                "scratch",
                (hub, stage) ->
                        today[0] = LocalDate.ofInstant(hub.engine().legalTime().now(), CHONGQING));
        return today[0];
    }

    /** Contracts, known and signed; what is to be done about them is done, and their own clocks are put aside. */
    private static String ground(Terms terms, Papers papers) throws Exception {
        return terms.prepare(Terms.EMPTY, "ground_contracts", (hub, stage) -> {
            for (int contract = 0; contract < CONTRACTS; contract++) {
                papers.contractOf(contract).forEach(hub::give);
            }
            hub.engine().guard().sweep();
            JdbcTemplate jdbc = new JdbcTemplate(stage.source());
            hub.settle((evidence, work) -> {
                int before = waiting(jdbc);
                work.run();
                return waiting(jdbc) != before;
            });
            jdbc.update("""
                update obligation set warn_at = null, act_at = null, due_at = due_at + interval '5 years'\
                """);
        });
    }

    private static int waiting(JdbcTemplate jdbc) {
        Integer waiting = jdbc.queryForObject("""
            select (select count(*) from inbox) + (select 7 * count(*) from fan_out)
                 + (select 1000 * count(*) from outgoing where state = 'ready')
                 + (select 100000 * count(*) from outgoing where state = 'sending')\
            """, Integer.class);
        return waiting == null ? 0 : waiting;
    }
}
