package cn.caitong.engine.vault;

/** Sealed bytes that cannot be opened, or keys that cannot be read. The message says which key and what to do, never what was sealed. */
public final class VaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String FOREIGN = "%1$s: 其中没有写入该数据库所用的密钥；请放回原有的 keys 与 secrets 目录，或用 HUB_DATA 指定其所在数据目录。 /"
        + " %1$s: the keys that this database was written with are not there; put the folders keys and secrets back,"
        + " or name the data folder that holds them with HUB_DATA.";

    private VaultException(String message, Throwable cause) {
        super(message, cause);
    }

    private VaultException(String message) {
        super(message);
    }

    static VaultException unknownKey(String keyId) {
        return new VaultException(("密钥 %1$s 不在密钥目录中；请放回该密钥文件后重试。"
                        + " / The key %1$s is not in the key folder; put its file back and try again.")
                .formatted(keyId));
    }

    static VaultException foreign(Object folder) {
        return new VaultException(FOREIGN.formatted(folder));
    }

    static VaultException foreign(Object folder, Throwable cause) {
        return new VaultException(FOREIGN.formatted(folder), cause);
    }

    static VaultException unpublished(Object folder, String signer) {
        return new VaultException(("%1$s: public-keys.pem 中没有签署最新存证批次的公钥 %2$s；请放回该文件，或用 HUB_DATA 指定原数据目录。 / %1$s:"
            + " public-keys.pem lacks the key %2$s, which signed the newest evidence; put that file back, or name the"
            + " data folder that holds it with HUB_DATA.")
                .formatted(folder, signer));
    }

    static VaultException altered(String keyId, Throwable cause) {
        return new VaultException(
                ("以密钥 %1$s 加密的内容已被改动或密钥不符；请从备份核对。 / What was sealed under %1$s was altered, or the key is another;"
                                + " compare with a backup.")
                        .formatted(keyId),
                cause);
    }

    static VaultException unusable(Object file, Throwable cause) {
        return new VaultException(
                ("密钥文件 %1$s 无法使用：应为 32 位十六进制字符，且仅属主可读写。"
                                + " / The key file %1$s cannot be used: it must hold 32 hexadecimal characters and be"
                                + " readable by its owner alone.")
                        .formatted(file),
                cause);
    }
}
