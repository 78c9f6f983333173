package cn.caitong.connectors.contract;

import cn.caitong.simulators.rest.Centre;
import cn.caitong.simulators.rest.CentreSettings;
import cn.caitong.simulators.rest.Dialect;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** The district whose messages are elements in SOAP's envelopes, and whose refusals are faults. */
@Tag("contract")
class SoapInCqspbKeepsTheContractTest extends ConnectorContract {
    SoapInCqspbKeepsTheContractTest() {
        super("500106");
    }

    @Override
    Centre open(Path folder) {
        return Centres.calling(
                CentreSettings.stepped("500106", Dialect.CQSPB, ContractStage.HUB_TOKEN, ContractStage.OWN_TOKEN),
                folder);
    }
}
