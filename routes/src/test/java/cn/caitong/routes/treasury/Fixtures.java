package cn.caitong.routes.treasury;

import cn.caitong.engine.calendar.Calendars;
import cn.caitong.engine.crypto.Digests;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Location;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Concealed;
import cn.caitong.routes.party.Account;
import cn.caitong.routes.party.Person;
import cn.caitong.routes.payment.PaymentPolicies;
import cn.caitong.routes.payment.PaymentPolicy;
import cn.caitong.routes.treasury.PaymentEvent.Executed;
import cn.caitong.routes.treasury.PaymentEvent.Made;
import cn.caitong.routes.treasury.PaymentEvent.Repaired;
import cn.caitong.routes.treasury.PaymentEvent.Stopping;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A confirmed sum of 100,000.00, two budget lines, and those who have to do with it. */
final class Fixtures {
    static final String ID = "26502000000000004711";
    static final String SUPPLIER = "CN-USCC:91500103MAXTE5T242";
    static final String BUYER = "CN-USCC:125000000000000197";
    static final Money SUM = Money.cny("100000.00");
    static final Account PAYEE = new Account("重庆测试供应有限公司", "6222-0000-1234", "某银行", "105100000017");
    static final Account LENDER = new Account("重庆测试供应有限公司", "6222-0000-9999", "某放款银行", "105100000017");
    static final Person MAKER = new Person("yukuaizheng-10021", "purchaser");
    static final Person CHECKER = new Person("yukuaizheng-10022", "purchaser");
    static final Person FINANCE = new Person("caizheng-7", "finance");
    static final Budget FIRST = budget("12345");
    static final Budget SECOND = budget("12399");
    static final Budget THIRD = budget("12400");
    static final Application.Voucher VOUCHER = new Application.Voucher("5201-317", LocalDate.of(2026, 4, 22));
    static final PaymentPolicy POLICY = PaymentPolicies.load(
                    Path.of("..", "config", "policies"), Set.of("ykz", "one-thing"))
            .on(Calendars.SHIPPED);
    static final Location PLACE = new Location(
            PaymentFlow.NAME,
            ID,
            CaseId.of("claim", ID),
            "500103",
            "one-thing",
            "ocds-000000-CQ-2026-0103",
            null,
            SUPPLIER);

    private Fixtures() {}

    /** A moment in Chongqing, such as {@code 2026-04-20T10:00}. */
    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    static Budget budget(String project) {
        return new Budget("111", "2050205", "31003", null, project, "103001", null, "11");
    }

    static Payable payable() {
        return payable(SUM);
    }

    static Payable payable(@Nullable Money confirmed) {
        return payable(confirmed, true, false, false, false);
    }

    /** The same sum, owed to a natural person, who is known by a keyed hash. */
    static Payable ofAPerson(String key, String name) {
        return owed(payable(), key, name, new Account(name, "6222-0000-7777", null, null), false);
    }

    /** The same, once payments were assigned to a lender (政采贷). */
    static Payable assigned(Payable before) {
        return owed(before, before.supplier(), before.supplierName(), LENDER, true);
    }

    /** The same, to be paid to this account of its supplier. */
    static Payable paidTo(Account payee) {
        return owed(payable(), SUPPLIER, payable().supplierName(), payee, false);
    }

    /** The same under a contract of this id. */
    static Payable under(String contract) {
        return owed(payable(), contract, SUPPLIER, payable().supplierName(), PAYEE, false);
    }

    private static Payable owed(Payable before, String key, String name, Account payee, boolean locked) {
        return owed(before, before.contract(), key, name, payee, locked);
    }

    private static Payable owed(
            Payable before, String contract, String key, String name, Account payee, boolean locked) {
        return new Payable(
                before.invoice(),
                contract,
                before.tender(),
                key,
                name,
                before.purchaser(),
                before.purchaserName(),
                Concealed.of(payee),
                locked,
                before.sum(),
                before.confirmed(),
                before.recovering(),
                before.lives(),
                before.suspended(),
                before.terminated(),
                before.limit());
    }

    /** A red invoice took back so much of it though it was applied for. */
    static Payable takenBack(String amount) {
        Money recovering = Money.cny(amount);
        Money left = SUM.minus(recovering);
        return payable(left.isPositive() ? left : null, recovering, true, false, false, false);
    }

    static Payable payable(
            @Nullable Money confirmed, boolean lives, boolean suspended, boolean terminated, boolean locked) {
        return payable(confirmed, Money.cny("0.00"), lives, suspended, terminated, locked);
    }

    static Payable payable(
            @Nullable Money confirmed,
            Money recovering,
            boolean lives,
            boolean suspended,
            boolean terminated,
            boolean locked) {
        return new Payable(
                ID,
                "HT-2026-0103-01",
                "ocds-000000-CQ-2026-0103",
                SUPPLIER,
                "重庆测试供应有限公司",
                BUYER,
                "重庆市渝中区测试中学",
                Concealed.of(PAYEE),
                locked,
                confirmed == null ? Money.cny("0.00") : confirmed,
                confirmed,
                recovering,
                lives,
                suspended,
                terminated,
                confirmed == null
                        ? null
                        : new Payable.Limit("C37b", LocalDate.of(2026, 4, 30), at("2026-05-01T00:00")));
    }

    static Prepared.Asked asked(Budget budget, String amount) {
        return new Prepared.Asked(budget, Money.cny(amount));
    }

    static Prepared.Deduction penalty(String id, String amount) {
        return new Prepared.Deduction(id, "penalty", Money.cny(amount), "合同第九条");
    }

    static Prepared.Deduction retention(String id, String amount) {
        return new Prepared.Deduction(id, Retentions.KIND, Money.cny(amount), "合同第十二条");
    }

    /** 80,000.00 and 18,000.00, a penalty of 1,500.00 and a retention of 500.00. */
    static Made made(String local) {
        return made(
                local,
                List.of(asked(FIRST, "80000.00"), asked(SECOND, "18000.00")),
                List.of(penalty("WY-1", "1500.00"), retention("ZB-1", "500.00")),
                null);
    }

    static Made made(
            String local, List<Prepared.Asked> lines, List<Prepared.Deduction> deductions, @Nullable Account payee) {
        return new Made(lines, deductions, payee, "设备款", digest(local), MAKER, at(local));
    }

    /** Of what was prepared then; another time is another preparation. */
    static String digest(String local) {
        return Digests.SM3.print(Digests.SM3.of(local.getBytes(StandardCharsets.UTF_8)));
    }

    /** Of the example of a preparation with two lines and a penalty, to the contract's account: reckoned by other means than the hub's. */
    static final String OF_THE_EXAMPLE = "sm3:4d1542215574cb0feaa36756d8eb2a247049c00248d01ff0e3abefbf21eb93ff";

    /** Of what is prepared when it comes: the desk puts its digest here. */
    static final String AS_IT_IS = "as-it-is";

    static PaymentEvent.Approved approved(String local) {
        return approved(CHECKER, at(local));
    }

    static PaymentEvent.Approved approved(Person by, Instant at) {
        return new PaymentEvent.Approved(AS_IT_IS, by, at);
    }

    static PaymentEvent.Requested requested() {
        return new PaymentEvent.Requested(SUPPLIER);
    }

    /** By the application's id of that number. */
    static String application(int number) {
        return Payment.of(ID, payable()).applicationId(number);
    }

    static String instruction(Budget budget, int n) {
        return Payment.of(ID, payable())
                .instructionId(new Line(budget, SUM, List.of(Line.Attempt.sent(1, 1, SUM)), false), n);
    }

    static PaymentEvent.Reviewed passed(int number, PaymentState step) {
        return new PaymentEvent.Reviewed(application(number), step, true, null, List.of());
    }

    static PaymentEvent.Reviewed refused(int number, PaymentState step) {
        return new PaymentEvent.Reviewed(application(number), step, false, "B02", List.of(SECOND.code()));
    }

    static PaymentEvent.VoucherIssued voucher(int number) {
        return new PaymentEvent.VoucherIssued(application(number), VOUCHER, null);
    }

    static Executed executed(int number, Executed.Result... results) {
        return new Executed(application(number), VOUCHER, null, List.of(results));
    }

    /** With what its voucher says that it comes to. */
    static Executed executed(int number, String total, Executed.Result... results) {
        return new Executed(application(number), VOUCHER, Money.cny(total), List.of(results));
    }

    static Executed.Result credited(Budget budget, int n, String amount) {
        return new Executed.Result(instruction(budget, n), Money.cny(amount), LocalDate.of(2026, 4, 22), null);
    }

    static Executed.Result failed(Budget budget, int n) {
        return new Executed.Result(instruction(budget, n), Money.cny("0.00"), null, "A02");
    }

    static PaymentEvent.SentBackByBank returned(int number, Budget budget, int n, String amount) {
        return new PaymentEvent.SentBackByBank(
                application(number),
                List.of(new PaymentEvent.SentBackByBank.Back(
                        instruction(budget, n), Money.cny(amount), LocalDate.of(2026, 4, 24), "A01")));
    }

    static Repaired repaired(Repaired.Fix... fixes) {
        return new Repaired(List.of(fixes), null, MAKER, CHECKER);
    }

    static Repaired.Fix fix(Budget line) {
        return new Repaired.Fix(line.code(), null, null, false);
    }

    static Repaired.Fix givenUp(Budget line) {
        return new Repaired.Fix(line.code(), null, null, true);
    }

    static Repaired.Fix fix(Budget line, @Nullable Budget budget, @Nullable String amount) {
        return new Repaired.Fix(line.code(), budget, amount == null ? null : Money.cny(amount), false);
    }

    /** Of the first application, where the treasury says it. */
    static Stopping stopping(EventKind kind) {
        return stopping(kind, 1);
    }

    static Stopping stopping(EventKind kind, int application) {
        Stop.Where where =
                kind == EventKind.FROZEN || kind == EventKind.UNFROZEN ? Stop.Where.TREASURY : Stop.Where.HUB;
        return new Stopping(
                kind,
                where == Stop.Where.TREASURY ? application(application) : null,
                new Stop(where, "court", "（2026）渝0103执保117号"),
                where == Stop.Where.TREASURY ? null : FINANCE);
    }
}
