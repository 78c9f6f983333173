package cn.caitong.connectors.contract;

import cn.caitong.simulators.rest.Centre;
import cn.caitong.simulators.sftp.FileDialect;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

@Tag("contract")
class SftpInCqgxKeepsTheContractTest extends FileContract {
    SftpInCqgxKeepsTheContractTest() {
        super("CQ-GXQ");
    }

    @Override
    Centre open(Path folder) {
        return Centres.inFiles("CQ-GXQ", FileDialect.CQGX, folder, folder.resolveSibling("secrets"));
    }
}
