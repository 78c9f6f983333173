package cn.caitong.engine.evidence;

/**
 * Something a verifier found.
 *
 * @param place such as {@code row 7} or {@code batch 12}
 * @param detail what differs, where that helps; empty otherwise
 */
public record Finding(Code code, String place, String detail) {

    /** What it may be; codes are stable. */
    public enum Code {
        UNREADABLE("文件无法解析，可能被截断或改动", "The file cannot be taken apart; it was cut off or changed"),
        NOT_CANONICAL("文件与其内容的唯一写法不一致", "The file is not the one way to write what it says"),
        ROW_EDITED("记录的元数据已被改动", "The row's metadata was edited"),
        PAYLOAD_EDITED("记录的内容已被改动", "The row's payload was edited"),
        ROW_MISSING("记录缺失", "The row was removed"),
        ROW_OUT_OF_ORDER("记录次序被调换或重复", "The row was moved or repeated"),
        ROW_FOREIGN("记录属于另一案件", "The row belongs to another case"),
        ROW_ADDED("记录多于签名的条数", "The row is beyond the signed count"),
        CHAIN_BROKEN("记录与前一条不衔接", "The row does not follow the one before it"),
        TAIL_CUT("末尾的记录被截去", "Rows at the end were cut off"),
        NOT_IN_BATCH("记录不在其所称的批次中", "The row is not in the batch it names"),
        NEVER_SEALED("记录早应封存而未封存", "The row should have been sealed long before the export"),
        ERASED_WITHOUT_RECORD("记录内容被清除而无清除记录", "The row's payload is gone, and no row says that it was erased"),
        BATCH_MISSING("批次缺失", "The batch is missing"),
        BATCH_EDITED("批次已被改动", "The batch was edited"),
        HEADS_BROKEN("批次链条中断：其中有批次被改动、删除或调换", "The chain of batches is broken: one was edited, removed or swapped"),
        SIGNATURE_FORGED("签名不符", "The signature does not fit"),
        KEY_NOT_TRUSTED("签名密钥不在所给公钥之列", "It was signed with a key that is not among those given"),
        COUNT_DIFFERS("签名的条数与文件不符", "The signed count does not fit the file"),
        HEAD_BEYOND(
                "所给封存头晚于文件：文件之后的批次被截去，或导出早于该封存头",
                "The head given is beyond the file: batches were cut off, or the export is older than the head"),
        HEAD_DIFFERS(
                "所给封存头与文件中同号批次不符：历史被改写",
                "The head given differs from the file's batch of that number: history was rewritten"),
        ERASED("内容已依规清除，仅存摘要", "The payload was erased by rule; its digest remains", false),
        WITHHELD("不在申请人可见范围，仅存摘要", "Withheld from whoever asked; its digest remains", false),
        SEALED_LATE(
                "封存比记录所载时间晚十分钟以上：其间封存停顿，或记录系事后写入",
                "It was sealed more than ten minutes after the time it bears: nothing was sealed meanwhile, or it was"
                        + " written later than it says",
                false),
        NOT_SEALED("尚未封存，仅由导出签名证明", "Not sealed yet: only the export's own signature vouches for it", false);

        private final String chinese;
        private final String english;
        private final boolean fault;

        Code(String chinese, String english, boolean fault) {
            this.chinese = chinese;
            this.english = english;
            this.fault = fault;
        }

        Code(String chinese, String english) {
            this(chinese, english, true);
        }

        /** Whether the evidence is not sound; otherwise it is a remark. */
        public boolean isFault() {
            return fault;
        }
    }

    /** One line in Chinese and English. */
    public String message() {
        String more = detail.isEmpty() ? "" : " (" + detail + ")";
        return place + ": " + code.chinese + " / " + code.english + more;
    }
}
