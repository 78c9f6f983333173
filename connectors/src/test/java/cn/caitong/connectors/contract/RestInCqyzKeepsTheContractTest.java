package cn.caitong.connectors.contract;

import cn.caitong.simulators.rest.Centre;
import cn.caitong.simulators.rest.CentreSettings;
import cn.caitong.simulators.rest.Dialect;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

@Tag("contract")
class RestInCqyzKeepsTheContractTest extends ConnectorContract {
    RestInCqyzKeepsTheContractTest() {
        super("500103");
    }

    @Override
    Centre open(Path folder) {
        return Centres.calling(
                CentreSettings.stepped("500103", Dialect.CQYZ, ContractStage.HUB_TOKEN, ContractStage.OWN_TOKEN),
                folder);
    }
}
