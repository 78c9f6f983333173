package cn.caitong.connectors.sftp;

import java.io.IOException;

/** The server answered, and said no: what was asked was not done. Every other {@link IOException} leaves that open. */
final class RefusedByServer extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedByServer(Exception cause) {
        super(cause);
    }
}
