package cn.caitong.connectors.sftp;

import static cn.caitong.connectors.sftp.Unread.BROKEN_OFF;
import static cn.caitong.connectors.sftp.Unread.NOBODY_THERE;
import static cn.caitong.connectors.sftp.Unread.NO_CREDENTIAL;
import static cn.caitong.connectors.sftp.Unread.NO_SUCH_HOST;
import static cn.caitong.connectors.sftp.Unread.REFUSED;
import static cn.caitong.connectors.sftp.Unread.TURNED_AWAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class WhyAFolderIsNotReadTest {
    @Test
    void whatTheServerRefusesIsNoBrokenConnection() {
        SftpException denied = new SftpException(ChannelSftp.SSH_FX_PERMISSION_DENIED, "denied");
        assertThat(Unread.of(new RefusedByServer(denied))).isEqualTo(REFUSED);
        assertThat(Unread.of(new IOException(denied))).isEqualTo(BROKEN_OFF);
    }

    @Test
    void theReasonIsFoundUnderWhatLibrariesWrapItIn() {
        assertThat(reason(new JSchException("x", new ConnectException("Connection refused"))))
                .isEqualTo(NOBODY_THERE);
        assertThat(reason(new JSchException("x", new NoRouteToHostException()))).isEqualTo(NOBODY_THERE);
        assertThat(reason(new JSchException("x", new UnknownHostException("centre"))))
                .isEqualTo(NO_SUCH_HOST);
        assertThat(reason(new JSchException("Auth fail for methods 'password'")))
                .isEqualTo(TURNED_AWAY);
        assertThat(Unread.of(new NoSuchFileException("500229.sftp.password"))).isEqualTo(NO_CREDENTIAL);
    }

    @Test
    void whatNobodyForesawIsABrokenConnectionWithARemedy() {
        assertThat(reason(new JSchException("timeout: socket is not established")))
                .isEqualTo(BROKEN_OFF);
        assertThat(Arrays.stream(Unread.values()))
                .allSatisfy(why -> assertThat(why.english()).contains("; "))
                .allSatisfy(why -> assertThat(why.chinese()).contains("；请"));
    }

    private static Unread reason(Exception library) {
        return Unread.of(new IOException(library));
    }
}
