package cn.caitong.routes.contract;

import static cn.caitong.routes.event.Fields.instant;
import static cn.caitong.routes.event.Fields.optional;
import static cn.caitong.routes.event.Fields.text;

import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.routes.casefile.Excuse;
import cn.caitong.routes.contract.Course.Addition;
import cn.caitong.routes.event.Notices;
import cn.caitong.routes.event.Publication;
import java.time.LocalDate;
import java.util.Optional;

/** Publication and filing of what was signed, and what clocks bring. */
final class Notes {
    private static final String PORTAL = "portal";

    private Notes() {}

    /** Only the portal's own word ends the duty to publish; anybody else's is a claim. */
    static Turn publish(Step step) {
        return step.facts().signedOn() == null ? neverSigned(step) : publishSigned(step);
    }

    /** A draft may be ended, too: then there is nothing to publish or file, and nobody to be paid. */
    static Turn neverSigned(Step step) {
        return step.refuse("never-signed", "政府采购法 art. 46", "the contract ended before it was signed");
    }

    private static Turn publishSigned(Step step) {
        Publication notice = new Notices(() -> step.policy().noticeAuthority()).published(step.event());
        if (!notice.source().equals(PORTAL)) {
            return step.note("the portal itself has not said so yet");
        }
        if (step.isAhead(instant(step.data().path("publication"), "publishedAt"))) {
            return step.refuse("published-in-the-future", "C20", "the day of publication is not reached yet");
        }
        String changed = optional(step.data(), "additionId");
        return changed == null ? published(step, notice) : changePublished(step, changed, notice);
    }

    private static Turn published(Step step, Publication notice) {
        ContractFacts facts = step.facts();
        Publication known = facts.course().published();
        if (known != null) {
            return known.on().equals(notice.on())
                    ? step.note("it is published already")
                    : step.park("published-twice", "the portal named two days of first publication / 采购网先后告知两个首次公告日期");
        }
        Turn turn = step.keep(
                facts.change().course(facts.course().published(notice)).done(),
                "published",
                "C20",
                "the contract is published");
        return discharged(turn, step, "C20", "C20", notice.on());
    }

    private static Turn changePublished(Step step, String id, Publication notice) {
        Optional<Addition> addition = step.facts().course().additions().stream()
                .filter(each -> each.id().equals(id))
                .findFirst();
        if (addition.isEmpty()) {
            return step.hold("the change is not known yet");
        }
        String clause = Additions.clause(addition.get());
        Turn turn = step.keep(step.facts(), "change-published", clause, "the change is published");
        return discharged(turn, step, clause + "/" + id, clause, notice.on());
    }

    static Turn file(Step step) {
        ContractFacts facts = step.facts();
        LocalDate on = LocalDate.parse(text(step.data(), "filedOn"));
        if (facts.signedOn() == null) {
            return neverSigned(step);
        }
        if (on.isAfter(step.today())) {
            return step.refuse("filed-in-the-future", "C22", "the day of filing is not reached yet");
        }
        LocalDate known = facts.course().filedOn();
        if (known != null) {
            return known.equals(on)
                    ? step.note("it is filed already")
                    : step.park("filed-twice", "two days of filing were told / 先后告知两个备案日期");
        }
        Turn turn = step.keep(
                facts.change().course(facts.course().filed(on)).done(), "filed", "C22", "a copy of it is filed");
        return discharged(turn, step, "C22", "C22", on);
    }

    private static Turn discharged(Turn turn, Step step, String name, String clause, LocalDate on) {
        return ContractClocks.has(step, step.facts(), clause)
                ? turn.clock(new ObligationChange.Discharged(name, on))
                : turn;
    }

    static Turn warn(Step step) {
        return told(step, "warn", Excuse.run(step.facts().course().pauses()), "due-soon", "something is due soon");
    }

    /** It stays owed; finance hears of it. */
    static Turn breach(Step step) {
        String name = text(step.data(), "obligation");
        return told(step, "overdue", "", "overdue", "the last day has passed; it stays owed")
                .clock(new ObligationChange.Breached(name))
                .alarm(
                        "contract-overdue",
                        "a contract's clock ran out: %1$s / 合同法定期限已过：%1$s".formatted(text(step.data(), "clause")));
    }

    private static Turn told(Step step, String kind, String run, String code, String detail) {
        String clause = text(step.data(), "clause");
        return step.keep(step.facts(), code, clause, detail)
                .send(Tasks.tell(step, step.facts(), kind, clause, text(step.data(), "obligation"), run, null));
    }
}
