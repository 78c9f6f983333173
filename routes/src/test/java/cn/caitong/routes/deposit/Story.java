package cn.caitong.routes.deposit;

import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.money.InstructionState;
import cn.caitong.routes.deposit.ClockBoard.Due;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A story about one tender's deposits, told in Shanghai's time; between two sentences the clocks run. */
final class Story {
    static final String R1 = "YZ20260128000001";
    static final String REGIME_87 = "'legalRegime':'order-87'";

    final Town town = new Town(at("2026-01-20T09:00"), Mailbag.validating(), () -> true);
    private int said;

    static Instant at(String local) {
        return OffsetDateTime.parse((local.length() == 16 ? local + ":00" : local) + "+08:00")
                .toInstant();
    }

    static String text(String local) {
        return local + ":00+08:00";
    }

    /** The tender is registered, and a losing bidder's 12,000.00 are held. */
    static Story ofOneDeposit() {
        return new Story().says(Said.registered(REGIME_87)).pays(R1, Said.LOSER);
    }

    /** As {@link #ofOneDeposit}, and the award letter went out on 11 February, before Spring Festival. */
    static Story ofALosersDeposit() {
        return ofOneDeposit().on("2026-02-11T15:00").says(Said.letter(text("2026-02-11T15:00")));
    }

    /** As {@link #ofALosersDeposit}, and the refund went out at the last safe moment and reached the centre. */
    static Story ofARefundOnItsWay() {
        return ofALosersDeposit().on("2026-02-24T09:00").mailLeaves();
    }

    Story pays(String receipt, String supplier) {
        return says(Said.received(receipt, supplier, "12000.00", text("2026-01-28T10:14")));
    }

    /** Lets the time pass, and whatever comes due on the way fire. */
    Story on(String local) {
        Instant until = at(local);
        for (Optional<Due> next = due(until); next.isPresent(); next = due(until)) {
            town.fire(next.get());
            town.settle();
        }
        town.now = until;
        return this;
    }

    private Optional<Due> due(Instant until) {
        return town.clocks.next().filter(due -> !due.at().isAfter(until));
    }

    Story says(Said said) {
        town.say(said.message("m-" + ++this.said, town.now));
        town.settle();
        return this;
    }

    /** The contract's own case says it, not a partner. */
    Story contractSays(Said said) {
        town.raise(said.message("m-" + ++this.said, town.now));
        town.settle();
        return this;
    }

    Story does(String type, String more) {
        return says(Said.done(type, R1, more));
    }

    /** The centre says of its newest instruction; {@code more} starts with a comma. */
    Story centreSays(String type, String more) {
        return says(Said.result(type, R1, deposit().instruction(), more));
    }

    Story credits(String amount, String day) {
        return centreSays("deposit.refund-credited.v1", sum(amount) + ",'bankDate':'" + day + "'");
    }

    Story credits(String day) {
        return centreSays("deposit.refund-credited.v1", SUM + ",'bankDate':'" + day + "'");
    }

    Story returns(String day) {
        return centreSays(
                "deposit.refund-returned.v1", SUM + ",'bankDate':'" + day + "','reason':{'code':'account-closed'}");
    }

    Story asksForAMark(String person) {
        return asksForAMark(person, "collusion");
    }

    Story asksForAMark(String person, String ground) {
        return does(
                "deposit.mark-requested.v1",
                "'markId':'BJ-1','ground':'%s','requestedBy':%s,'requestedAt':'%s',%s"
                        .formatted(ground, Said.person(person), town.now, Said.evidence()));
    }

    Story confirmsTheMark(String person) {
        return does(
                "deposit.mark-confirmed.v1",
                "'markId':'BJ-1','confirmedBy':%s,'confirmedAt':'%s'".formatted(Said.person(person), town.now));
    }

    Story liftsTheMark(boolean unfounded) {
        return does(
                "deposit.mark-lifted.v1",
                "'markId':'BJ-1','unfounded':%s,'decidedBy':%s,'decidedAt':'%s','reason':'经核实'"
                        .formatted(unfounded, Said.person("zhang"), town.now));
    }

    Story forfeits() {
        return forfeits("12000.00", "treasury");
    }

    static String sum(String amount) {
        return ",'amount':{'amount':'" + amount + "','currency':'CNY'}";
    }

    Story paysOver(String amount, String on) {
        return does(
                "deposit.paid-over.v1",
                "'markId':'BJ-1'%s,'paidOn':'%s','voucher':'渝缴7','recordedBy':%s,%s"
                        .formatted(sum(amount), on, Said.person("zhang"), Said.evidence()));
    }

    /** The centre says that the supplier gave back what was refunded. */
    Story recovers(String id, String amount, String on) {
        return says(Said.recovered(R1, id, sum(amount), on));
    }

    Story converts(String amount) {
        return does(
                "deposit.converted.v1",
                "'contractId':'HT-1'%s,'agreedAt':'%s','decidedBy':%s,%s"
                        .formatted(sum(amount), town.now, Said.person("zhang"), Said.evidence()));
    }

    Story movesToLot(String lot, String first, String second) {
        return does(
                "deposit.lot-corrected.v1",
                "'toLot':'%s','requestedBy':%s,'confirmedBy':%s,%s"
                        .formatted(lot, Said.person(first), Said.person(second), Said.evidence()));
    }

    Story forfeits(String amount, String paidTo) {
        return does(
                "deposit.forfeited.v1",
                "'markId':'BJ-1'%s,'heardAt':'%s','paidTo':'%s','decidedBy':%s,%s"
                        .formatted(sum(amount), town.now, paidTo, Said.person("zhang"), Said.evidence()));
    }

    Story blocks(String from) {
        return blocks(from, from, "purchaser");
    }

    Story blocks(String from, String notice, String role) {
        return does(
                "deposit.blocked.v1",
                "'reason':'account-closed','from':'%s','noticeToSupplierAt':'%s','recordedBy':%s,%s"
                        .formatted(text(from), text(notice), Said.person("zhang", role), Said.evidence()));
    }

    Story contests(String at) {
        return does("deposit.block-contested.v1", "'contestedAt':'%s','reason':'账户一直正常'".formatted(text(at)));
    }

    Story decidesTheContest(boolean upheld) {
        return decidesTheContest(upheld, Said.person("cz", "finance"));
    }

    /** The contest that this task asked about. */
    Story answersTheContest(String taskId, boolean upheld) {
        return decidesTheContest(upheld, Said.person("cz", "finance") + ",'taskId':'%s'".formatted(taskId));
    }

    Story decidesTheContest(boolean upheld, String person) {
        return does(
                "deposit.contest-decided.v1",
                "'upheld':%s,'decidedAt':'%s','decidedBy':%s,'reason':'经核实'".formatted(upheld, town.now, person));
    }

    Story unblocks(String at, String cause) {
        return does(
                "deposit.unblocked.v1",
                "'at':'%s','cause':'%s','decidedBy':%s".formatted(text(at), cause, Said.person("zhang")));
    }

    Story repairs(String first, String second) {
        return repairs(Said.person(first), Said.person(second), "");
    }

    Story repairs(String first, String second, String more) {
        return does(
                "deposit.payee-repaired.v1",
                "'payee':{'name':'重庆供应商','account':'50050103000000000999'},'requestedBy':%s,'confirmedBy':%s,'repairedAt':'%s',%s"
                        .formatted(first, second, town.now, Said.evidence() + more));
    }

    Story releases(String ground) {
        return does(
                "deposit.release-approved.v1",
                "'ground':'%s','approvedBy':%s,'approvedAt':'%s'".formatted(ground, Said.person("zhang"), town.now));
    }

    /** Another calendar is loaded: running clocks are counted anew, and their cases hear of it. */
    Story loads(WorkingCalendar calendar) {
        town.calendar = calendar;
        UUID id = caseOf(R1);
        List.copyOf(town.clocks.of(id).keySet()).forEach(name -> town.recount(id, name));
        town.settle();
        return this;
    }

    /** Everything that waits in the outbox leaves, and arrives. */
    Story mailLeaves() {
        return mailEnds("delivered");
    }

    Story mailEnds(String how) {
        town.mail
                .leave("deposit")
                .forEach(letter -> town.sent(town.file(letter.caseId()).location(), how, letter.tell()));
        town.settle();
        return this;
    }

    static final String SUM = ",'amount':{'amount':'12000.00','currency':'CNY'}";

    static UUID caseOf(String receipt) {
        return CaseId.of(DepositFlow.NAME, Said.CENTRE + ":" + receipt);
    }

    CaseFile file() {
        return file(R1);
    }

    CaseFile file(String receipt) {
        return town.file(caseOf(receipt));
    }

    String state() {
        return file().state();
    }

    Deposit deposit() {
        return town.deposit(caseOf(R1));
    }

    ClockBoard.Row clock(String name) {
        return town.clocks.row(caseOf(R1), name);
    }

    InstructionState refund() {
        return town.ledger.refund(Said.CENTRE + ":" + R1);
    }

    /** The newest word on what the hub decided. */
    Decision last() {
        return town.settled.getLast().decision();
    }

    /** The kinds of the tasks that purchaser and agency were given, in order. */
    List<String> tasks() {
        return town.mail.told(Messages.TASK).stream()
                .map(task -> task.data().path("kind").asText())
                .toList();
    }

    /** By which those of this kind may be answered. */
    List<String> taskIds(String kind) {
        return town.mail.told(Messages.TASK).stream()
                .filter(task -> kind.equals(task.data().path("kind").asText()))
                .map(task -> task.data().path("taskId").asText())
                .toList();
    }

    List<Outgoing.Tell> instructions() {
        return town.mail.told(Messages.REFUND);
    }
}
