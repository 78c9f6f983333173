package cn.caitong.engine.intake;

import cn.caitong.engine.vault.Sealed;
import cn.caitong.engine.vault.Vault;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Opens one sealed piece after the other, as it is read. */
final class SealedPieces extends InputStream {
    private final DataInputStream in;
    private final Vault vault;
    private byte[] piece = new byte[0];
    private int at;

    SealedPieces(DataInputStream in, Vault vault) {
        this.in = in;
        this.vault = vault;
    }

    @Override
    public int read() throws IOException {
        return fill() ? piece[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, target, offset, count);
        at += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        if (at < piece.length) {
            return true;
        }
        String keyId;
        try {
            keyId = in.readUTF();
        } catch (EOFException end) {
            return false;
        }
        byte[] sealed = new byte[in.readInt()];
        in.readFully(sealed);
        piece = vault.open(new Sealed(keyId, sealed));
        at = 0;
        return true;
    }
}
