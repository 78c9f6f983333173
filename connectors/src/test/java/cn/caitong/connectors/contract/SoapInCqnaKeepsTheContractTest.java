package cn.caitong.connectors.contract;

import cn.caitong.simulators.rest.Centre;
import cn.caitong.simulators.rest.CentreSettings;
import cn.caitong.simulators.rest.Dialect;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** The second district of SOAP, which is there by files alone: another WSDL, SOAP 1.2, facts in attributes. */
@Tag("contract")
class SoapInCqnaKeepsTheContractTest extends ConnectorContract {
    SoapInCqnaKeepsTheContractTest() {
        super("500108", Descriptors.EXAMPLES);
    }

    @Override
    Centre open(Path folder) {
        return Centres.calling(
                CentreSettings.stepped("500108", Dialect.CQNA, ContractStage.HUB_TOKEN, ContractStage.OWN_TOKEN),
                folder);
    }
}
