package cn.caitong.app.hub;

import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.alarm.RepetitionWatch;
import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.vault.Sealed;
import cn.caitong.engine.vault.Vault;
import cn.caitong.mappings.identifier.Districts;
import cn.caitong.mappings.message.CanonicalMessage;
import cn.caitong.routes.casefile.CaseCodec;
import cn.caitong.routes.casefile.Seal;
import cn.caitong.routes.contract.ContractFlow;
import cn.caitong.routes.contract.ContractLocator;
import cn.caitong.routes.contract.ContractPolicies;
import cn.caitong.routes.deposit.DepositFlow;
import cn.caitong.routes.deposit.DepositPolicies;
import cn.caitong.routes.deposit.DepositPolicy;
import cn.caitong.routes.deposit.Locator;
import cn.caitong.routes.deposit.TenderFlow;
import cn.caitong.routes.party.PartyKeys;
import cn.caitong.routes.payment.ClaimFlow;
import cn.caitong.routes.payment.ClaimLocator;
import cn.caitong.routes.payment.PaymentPolicies;
import cn.caitong.routes.statement.StatementFlow;
import cn.caitong.routes.treasury.PaymentFlow;
import cn.caitong.routes.treasury.PaymentLocator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The flows of this hub, on the policies of its configuration and the calendar that counts at the moment. */
public final class Flows {
    private Flows() {}

    public static List<Flow> of(Path config, Vault vault, Supplier<WorkingCalendar> calendar, Partners partners) {
        Seal seal = new VaultSeal(vault);
        PartyKeys parties = parties(vault);
        DepositPolicies policies = DepositPolicies.load(config.resolve("policies"));
        Supplier<DepositPolicy> policy = () -> policies.on(calendar.get());
        PaymentPolicies payment = PaymentPolicies.load(config.resolve("policies"), Objectors.of(partners));
        ContractPolicies contracts = ContractPolicies.load(config);
        return List.of(
                new TenderFlow(seal, parties, policy),
                new DepositFlow(seal, parties, policy),
                StatementFlow.ofDeposits(),
                new ContractFlow(seal, parties, () -> contracts.on(calendar.get())),
                new ClaimFlow(seal, parties, () -> payment.on(calendar.get())),
                new PaymentFlow(seal, parties, () -> payment.on(calendar.get())),
                StatementFlow.ofTheTreasury());
    }

    /** Who objects again and again, counted over all claims. */
    static RepetitionWatch objectors(Path config, Engine engine) {
        return new RepetitionWatch(
                engine.transactions(),
                engine.legalTime(),
                PaymentPolicies.load(config.resolve("policies"), Set.of()).objectors());
    }

    /** Their names. */
    public static Set<String> names() {
        return Set.of(
                TenderFlow.NAME,
                DepositFlow.NAME,
                StatementFlow.DEPOSITS,
                ContractFlow.NAME,
                ClaimFlow.NAME,
                PaymentFlow.NAME,
                StatementFlow.TREASURY);
    }

    /** Which case a message belongs to: each flow says so of its own. */
    public static Function<CanonicalMessage, Location> locator(Vault vault, Districts districts) {
        Locator deposits = new Locator(parties(vault));
        ContractLocator contracts = new ContractLocator(parties(vault));
        ClaimLocator claims = new ClaimLocator(parties(vault));
        PaymentLocator payments = new PaymentLocator(parties(vault), districts);
        return message -> switch (message.type().flow()) {
            case ContractFlow.NAME -> contracts.locate(message);
            case ClaimFlow.NAME -> claims.locate(message);
            case PaymentFlow.NAME -> payments.locate(message);
            default -> deposits.locate(message);
        };
    }

    /** Reads what the flows keep of their cases. */
    static CaseCodec codec(Vault vault) {
        return new CaseCodec(new VaultSeal(vault), UnaryOperator.identity());
    }

    /** The keys by which suppliers are known. */
    public static PartyKeys parties(Vault vault) {
        return new PartyKeys(vault::fingerprint);
    }

    /** Sealed text as {@code <key id>:<base64>}. */
    private record VaultSeal(Vault vault) implements Seal {
        @Override
        public String seal(String text) {
            Sealed sealed = vault.seal(text.getBytes(StandardCharsets.UTF_8));
            return sealed.keyId() + ":" + Base64.getEncoder().encodeToString(sealed.bytes());
        }

        @Override
        public String open(String sealed) {
            int colon = sealed.lastIndexOf(':');
            byte[] bytes = Base64.getDecoder().decode(sealed.substring(colon + 1));
            return new String(vault.open(new Sealed(sealed.substring(0, colon), bytes)), StandardCharsets.UTF_8);
        }
    }
}
