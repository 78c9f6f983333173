package cn.caitong.routes.contract;

import static cn.caitong.routes.contract.ContractState.DRAFTED;
import static cn.caitong.routes.contract.ContractState.PART_SIGNED;
import static cn.caitong.routes.contract.ContractState.SIGNED;
import static cn.caitong.routes.contract.ContractState.SUSPENDED;
import static cn.caitong.routes.contract.ContractState.TERMINATED;

import java.util.List;
import java.util.function.Function;

/**
 * What a cell of the contract table does: the rule's body, and what the table says of it: clock, money, and the states it may
 * lead to (none listed: the state stays).
 */
record ContractRule(String code, Function<Step, Turn> body, String clock, String money, List<ContractState> leadsTo) {
    static final ContractRule DRAFT = rule("draft", Signing::draft, "", "", DRAFTED);
    static final ContractRule DRAFT_AGAIN = rule("draft-again", Signing::draftAgain, "", "");
    static final ContractRule SIGN = rule(
            "sign",
            Signing::sign,
            "with the last signature: publish (C20), file (C22)",
            "with the last signature: each milestone booked",
            PART_SIGNED,
            SIGNED);
    static final ContractRule REGISTER =
            rule("register", Signing::register, "publish (C20), file (C22)", "each milestone booked", SIGNED);
    static final ContractRule REGISTERED_AGAIN = rule("registered-again", Signing::registeredAgain, "", "");
    static final ContractRule PUBLISH = rule("publish", Notes::publish, "C20, C21: discharged by the portal", "");
    static final ContractRule FILE = rule("file", Notes::file, "C22 discharged", "");
    static final ContractRule AMEND =
            rule("amend", Additions::amend, "publish the change (C21)", "replaced milestones closed, new ones booked");
    static final ContractRule SUPPLEMENT =
            rule("supplement", Additions::supplement, "publish it (C20)", "its milestones booked");
    static final ContractRule SUSPEND = rule("suspend", Performance::suspend, "inspections stand still", "", SUSPENDED);
    static final ContractRule RESUME = rule("resume", Performance::resume, "inspections go on", "", SIGNED);
    static final ContractRule SETTLE_DATE =
            rule("settle-date", Signing::settle, "C20, C22 count from the day that finance settled", "");
    static final ContractRule TERMINATE = rule("terminate", Performance::terminate, "inspections void", "", TERMINATED);
    static final ContractRule ASSIGN = rule("assign", Performance::assign, "", "");
    static final ContractRule ASK_ACCEPTANCE =
            rule("ask-acceptance", Acceptances::request, "inspect within the agreed period (C46)", "");
    static final ContractRule ACCEPT = rule("accept", Acceptances::pass, "the inspection discharged", "");
    static final ContractRule REFUSE_ACCEPTANCE =
            rule("refuse-acceptance", Acceptances::refuse, "the inspection discharged", "");
    static final ContractRule WARN = rule("warn", Notes::warn, "", "");
    static final ContractRule BREACH = rule("breach", Notes::breach, "breached; it stays owed", "");
    static final ContractRule NOTE = rule("note", step -> step.note("it changes nothing here"), "", "");
    static final ContractRule HOLD = rule("hold", step -> step.hold("waits for what must come first"), "", "");
    static final ContractRule REFUSE = rule(
            "refuse",
            step -> step.refuse(
                    "not-in-this-state",
                    "P8",
                    "not possible while the contract is " + step.state().code()),
            "",
            "");

    static ContractRule rule(
            String code, Function<Step, Turn> body, String clock, String money, ContractState... leadsTo) {
        return new ContractRule(code, body, clock, money, List.of(leadsTo));
    }
}
