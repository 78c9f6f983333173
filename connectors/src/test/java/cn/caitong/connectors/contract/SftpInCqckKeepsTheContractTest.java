package cn.caitong.connectors.contract;

import cn.caitong.simulators.rest.Centre;
import cn.caitong.simulators.sftp.FileDialect;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

@Tag("contract")
class SftpInCqckKeepsTheContractTest extends FileContract {
    SftpInCqckKeepsTheContractTest() {
        super("500229");
    }

    @Override
    Centre open(Path folder) {
        return Centres.inFiles("500229", FileDialect.CQCK, folder, folder.resolveSibling("secrets"));
    }
}
