package cn.caitong.connectors.contract;

import cn.caitong.simulators.treasury.Matter;
import cn.caitong.simulators.treasury.TreasurySettings;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** The treasury in ISO 20022, by the descriptor that is shipped as an example: it cannot be asked. */
@Tag("contract")
class IsoInCzbkKeepsTheContractTest extends TreasuryContract {
    IsoInCzbkKeepsTheContractTest() {
        super("treasury-iso", Descriptors.EXAMPLES);
    }

    @Override
    TreasurySettings speaking(TreasurySettings settings) {
        return settings.speaking(TreasurySettings.Dialect.CZBK);
    }

    @Override
    List<Matter> told() {
        return List.of(Matter.REVIEW, Matter.PAYMENT, Matter.RETURN, Matter.STATEMENT);
    }

    @Override
    boolean canBeAsked() {
        return false;
    }
}
