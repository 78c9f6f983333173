package cn.caitong.routes.contract;

import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Concealed;
import cn.caitong.routes.party.Account;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a contract, as its case keeps it and as each of its claims reads it. Dates Asia/Shanghai.
 *
 * @param regime the legal regime's id, which selects the rows of the clock table
 * @param suppliers the supplier, or all members of a consortium, its leader first (政府采购法 art. 24)
 * @param value what was agreed at first; supplements come on top
 * @param signedOn the day of the last signature; null while one is missing
 * @param suspended whether performance stands still (条例 art. 54)
 * @param milestones by id; those of a terminated contract stay, but nothing new may be claimed on them
 * @param payee where payments go; an assignment (政采贷) locks it
 * @param size the supplier's size at signing (中小企业划型), where it was declared
 * @param credit when a small or medium firm is paid at the latest, and what is owed after that, where it was agreed
 */
public record ContractFacts(
        String contract,
        String tender,
        String district,
        String regime,
        Party purchaser,
        List<Party> suppliers,
        Money value,
        @Nullable LocalDate signedOn,
        boolean suspended,
        boolean terminated,
        Map<String, Milestone> milestones,
        Concealed<Account> payee,
        @Nullable String size,
        @Nullable Credit credit,
        Paper paper,
        Course course) {
    public ContractFacts {
        suppliers = List.copyOf(suppliers);
        milestones = Map.copyOf(milestones);
    }

    /**
     * What was agreed about paying late (款项条例 art. 9, 17).
     *
     * @param days from acceptance, at most 60; null: 30 by law
     * @param percentAYear of interest on what is paid later; null: the law's
     */
    public record Credit(@Nullable Integer days, @Nullable BigDecimal percentAYear) {}

    /** The supplier; of a consortium its leader. */
    public Party supplier() {
        return suppliers.getFirst();
    }

    /** The ledger's item of a milestone: what may be claimed on it, in all. */
    public String item(String milestone) {
        return "contract:" + contract + "/" + milestone;
    }

    public Optional<Milestone> milestone(String id) {
        return Optional.ofNullable(milestones.get(id));
    }

    Change change() {
        return new Change(this);
    }

    /** The same contract with some of it changed. */
    static final class Change {
        private final ContractFacts before;
        private @Nullable LocalDate signedOn;
        private boolean suspended;
        private boolean terminated;
        private Map<String, Milestone> milestones;
        private Concealed<Account> payee;
        private Course course;

        private Change(ContractFacts before) {
            this.before = before;
            this.signedOn = before.signedOn;
            this.suspended = before.suspended;
            this.terminated = before.terminated;
            this.milestones = before.milestones;
            this.payee = before.payee;
            this.course = before.course;
        }

        Change signedOn(LocalDate on) {
            signedOn = on;
            return this;
        }

        Change suspended(boolean now) {
            suspended = now;
            return this;
        }

        Change terminated() {
            terminated = true;
            return this;
        }

        Change milestones(Map<String, Milestone> all) {
            milestones = all;
            return this;
        }

        Change payee(Account account) {
            payee = Concealed.of(account);
            return this;
        }

        Change course(Course changed) {
            course = changed;
            return this;
        }

        ContractFacts done() {
            return new ContractFacts(
                    before.contract,
                    before.tender,
                    before.district,
                    before.regime,
                    before.purchaser,
                    before.suppliers,
                    before.value,
                    signedOn,
                    suspended,
                    terminated,
                    milestones,
                    payee,
                    before.size,
                    before.credit,
                    before.paper,
                    course);
        }
    }
}
