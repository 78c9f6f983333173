package cn.caitong.connectors.contract;

import cn.caitong.simulators.rest.Centre;
import cn.caitong.simulators.rest.CentreSettings;
import cn.caitong.simulators.rest.Dialect;
import cn.caitong.simulators.rest.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

@Tag("contract")
class RestInCqszKeepsTheContractTest extends ConnectorContract {
    RestInCqszKeepsTheContractTest() {
        super("500240");
    }

    @Override
    Centre open(Path folder) {
        return Centres.calling(
                CentreSettings.stepped("500240", Dialect.CQSZ, ContractStage.HUB_TOKEN, ContractStage.OWN_TOKEN),
                folder);
    }

    /** This centre holds money alone. */
    @Override
    List<Kind> kinds() {
        return Stream.of(Kind.values()).filter(kind -> kind != Kind.GUARANTEE).toList();
    }
}
