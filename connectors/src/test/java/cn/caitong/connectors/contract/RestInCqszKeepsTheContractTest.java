package cn.caitong.connectors.contract;

import cn.caitong.simulators.rest.CentreSettings;
import cn.caitong.simulators.rest.Dialect;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

@Tag("contract")
class RestInCqszKeepsTheContractTest extends ConnectorContract {
    RestInCqszKeepsTheContractTest() {
        super("500240");
    }

    @Override
    Counterpart open(Path folder) {
        return new RestCounterpart(
                CentreSettings.stepped("500240", Dialect.CQSZ, ContractStage.HUB_TOKEN, ContractStage.OWN_TOKEN),
                folder);
    }
}
