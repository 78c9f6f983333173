package cn.caitong.connectors.contract;

import cn.caitong.simulators.treasury.Matter;
import cn.caitong.simulators.treasury.TreasurySettings;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** The treasury as the default city has it: SOAP in GBK. */
@Tag("contract")
class SoapInCzzfKeepsTheContractTest extends TreasuryContract {
    SoapInCzzfKeepsTheContractTest() {
        super("treasury", Descriptors.SHIPPED);
    }

    @Override
    TreasurySettings speaking(TreasurySettings settings) {
        return settings.speaking(TreasurySettings.Dialect.CZZF);
    }

    @Override
    List<Matter> told() {
        return List.of(Matter.REVIEW, Matter.PAYMENT, Matter.STATEMENT);
    }

    @Override
    boolean canBeAsked() {
        return true;
    }
}
