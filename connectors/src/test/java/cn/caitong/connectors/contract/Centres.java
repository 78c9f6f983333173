package cn.caitong.connectors.contract;

import cn.caitong.connectors.sftp.HostKey;
import cn.caitong.simulators.rest.Centre;
import cn.caitong.simulators.rest.CentreSettings;
import cn.caitong.simulators.rest.HttpCentre;
import cn.caitong.simulators.sftp.FileDialect;
import cn.caitong.simulators.sftp.SftpCentre;
import cn.caitong.simulators.sftp.SftpSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** Partners' simulators, as the contract steers them: they settle and send only when told. */
final class Centres {
    private Centres() {}

    static Centre calling(CentreSettings settings, Path folder) {
        return HttpCentre.open(settings, folder, InstantSource.system());
    }

    /** One that is met in files; its key and password are drawn into the hub's secrets. */
    static Centre inFiles(String id, FileDialect dialect, Path folder, Path secrets) {
        drawFor(id, secrets);
        Path hostKey = secrets.resolve(id + ".sftp.hostkey");
        return SftpCentre.open(
                SftpSettings.stepped(id, dialect, "caitong", ContractStage.HUB_TOKEN, hostKey),
                folder,
                InstantSource.system());
    }

    static void drawFor(String id, Path secrets) {
        try {
            Files.createDirectories(secrets);
            HostKey.draw(secrets, id, "localhost");
            Files.writeString(secrets.resolve(id + ".sftp.password"), ContractStage.HUB_TOKEN);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
