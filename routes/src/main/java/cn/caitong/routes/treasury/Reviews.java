package cn.caitong.routes.treasury;

import cn.caitong.mappings.money.Money;
import cn.caitong.routes.treasury.Application.Voucher;
import cn.caitong.routes.treasury.PaymentEvent.CarriedOver;
import cn.caitong.routes.treasury.PaymentEvent.Reviewed;
import cn.caitong.routes.treasury.PaymentEvent.VoucherIssued;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The treasury's steps, in whatever order its news comes: forwards it is taken, backwards it changes nothing (P8). */
final class Reviews {
    private static final String CLAUSE = "N5.4";

    private Reviews() {}

    static Draft review(Step step) {
        Reviewed news = (Reviewed) step.event();
        return about(
                step,
                news.applicationId(),
                application ->
                        news.passed() ? passed(step, application, news.reached()) : refused(step, application, news));
    }

    private static Draft passed(Step step, Application application, PaymentState reached) {
        PaymentState refusedAt = application.refusedAt();
        if (refusedAt != null) {
            return reached.isBefore(refusedAt) || step.known().told().contains(unnamed(application))
                    ? step.noted()
                    : step.park(
                            "passed-after-refusal",
                            "the treasury refused it before, and now passes the same step / 国库此前退回，现又通过同一环节");
        }
        if (!application.stage().isBefore(reached)) {
            return Applications.delivered(step.noted(), step, application.number());
        }
        Draft draft = step.stay("step-passed", CLAUSE, "passed: " + reached.code());
        return reach(draft, step, application, reached);
    }

    private static Draft reach(Draft draft, Step step, Application application, PaymentState reached) {
        Applications.delivered(draft, step, application.number());
        return draft.payment(payment -> payment.application(application.number(), each -> each.reached(reached)));
    }

    /**
     * Refused by one step: all its lines, whichever of them the reason concerns. Where the treasury does not say by which, it is the one
     * after the furthest that is known; what it passed before may still come to light.
     */
    private static Draft refused(Step step, Application application, Reviewed news) {
        if (application.refusedAt() != null) {
            return step.noted();
        }
        PaymentState said = news.step();
        PaymentState at = said == null ? application.stage().next() : said;
        if (!application.stage().isBefore(at) || !application.stage().isBefore(PaymentState.VOUCHER_ISSUED)) {
            return step.park(
                    "refused-after-passing",
                    "the treasury passed %1$s before, and now refuses it / 国库此前已通过 %1$s，现又退回"
                            .formatted((said == null ? application.stage() : said).code()));
        }
        Draft draft = step.stay("application-refused", CLAUSE, "refused at %s: %s".formatted(at.code(), news.reason()))
                .alarm(
                        "payment-refused",
                        "the treasury refused an application; its lines must be repaired / 国库退回支付申请，其明细须更正");
        Applications.delivered(draft, step, application.number());
        if (said == null) {
            draft.payment(payment -> payment.told(unnamed(application)));
        }
        return Applications.refused(draft, step, application.number(), at, step.messageId(), news.reason());
    }

    /** Among what is kept of a payment: the treasury refused this application, and did not say at which step. */
    private static String unnamed(Application application) {
        return "refused-unnamed/" + application.number();
    }

    static Draft voucher(Step step) {
        VoucherIssued news = (VoucherIssued) step.event();
        return about(step, news.applicationId(), application -> {
            if (application.refusedAt() != null) {
                return step.park(
                        "voucher-after-refusal",
                        "the treasury refused it before, and now issues a voucher / 国库此前退回，现又签发支付凭证");
            }
            Voucher known = application.voucher();
            if (known != null) {
                return known.equals(news.voucher())
                        ? step.noted()
                        : step.park(
                                "voucher-differs",
                                "another voucher was issued for this application before / 该支付申请此前已签发其他凭证");
            }
            return otherTotal(step, application, news.total()).orElseGet(() -> {
                Draft draft = step.stay("voucher-issued", CLAUSE, "the bank is to pay");
                return paying(draft, step, application, news.voucher());
            });
        });
    }

    /** A voucher orders the whole of its application to be paid, whatever becomes of each line. */
    static Optional<Draft> otherTotal(Step step, Application application, @Nullable Money said) {
        Money total = step.known().total(application);
        return said == null || said.equals(total)
                ? Optional.empty()
                : Optional.of(step.park(
                        "total-differs",
                        "the voucher is of %s, its application of %s; have the treasury say which / 支付凭证合计 %s 与支付申请 %s 不符，请国库核实"
                                .formatted(said.text(), total.text(), said.text(), total.text())));
    }

    /** The bank has its voucher, whether or not its number is known. */
    static Draft paying(Draft draft, Step step, Application application, @Nullable Voucher voucher) {
        reach(draft, step, application, PaymentState.VOUCHER_ISSUED);
        return voucher == null ? draft : numbered(draft, application, voucher);
    }

    /** Nothing new of any line; where only a statement had spoken of it, at least the voucher is. */
    static Draft noted(Step step, Application application, @Nullable Voucher voucher) {
        return voucher == null || application.voucher() != null
                ? step.noted()
                : numbered(
                        step.stay("voucher-known", CLAUSE, "paid as the statement said, by this voucher"),
                        application,
                        voucher);
    }

    private static Draft numbered(Draft draft, Application application, Voucher voucher) {
        return draft.payment(payment -> payment.application(application.number(), each -> each.voucher(voucher)));
    }

    /** At the year's end it goes on under the next year's budget; its lines and their numbers stay. */
    static Draft carriedOver(Step step) {
        CarriedOver news = (CarriedOver) step.event();
        return about(step, news.applicationId(), application -> {
            if (news.fiscalYear() == application.fiscalYear()) {
                return step.noted();
            }
            if (application.refusedAt() != null) {
                return step.park(
                        "carried-over-after-refusal",
                        "the treasury refused it before, and now goes on with it: what was applied for in its place"
                                + " might be paid twice / 国库此前退回，现又结转续办：重新申请的款项可能重复支付");
            }
            if (news.fiscalYear() < application.fiscalYear()) {
                return step.park("carried-backwards", "a year's budget does not go on in an earlier one / 预算不得结转至以前年度");
            }
            Draft draft = step.stay("carried-over", CLAUSE, "it goes on under the budget of " + news.fiscalYear());
            Applications.delivered(draft, step, application.number());
            return draft.payment(
                    payment -> payment.application(application.number(), each -> each.inYear(news.fiscalYear())));
        });
    }

    /** What the treasury says of an application that the hub never made is for a person. */
    static Draft about(Step step, String applicationId, Function<Application, Draft> then) {
        Optional<Application> application =
                Optional.ofNullable(step.payment()).flatMap(payment -> payment.application(applicationId));
        return application
                .map(then)
                .orElseGet(() -> step.park(
                        "application-unknown", "the hub never made an application of this number / 平台未曾提交此编号的支付申请"));
    }
}
