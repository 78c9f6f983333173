package cn.caitong.simulators.sftp;

/** The dialects this kind of centre can write; each is set down in the README of its folder. */
public enum FileDialect {
    /** 城口县: GB18030, commas, names and a trailer; a file is whole when it has its name. */
    CQCK,
    /** 高新区: GBK, bars, a header record and END; a file is whole when another one says so. */
    CQGX;

    FileWire wire() {
        return switch (this) {
            case CQCK -> new Cqck();
            case CQGX -> new Cqgx();
        };
    }
}
