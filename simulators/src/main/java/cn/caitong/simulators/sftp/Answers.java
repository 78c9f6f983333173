package cn.caitong.simulators.sftp;

/** The hub's words for a file or a row, as the status that HTTP would have for them: the journal knows no other. */
final class Answers {
    private Answers() {}

    static int status(String word, String code) {
        return switch (word) {
            case "受理", "部分受理", "ACCEPTED", "PARTIAL" -> 202;
            case "重复", "DUPLICATE" -> 200;
            case "冲突", "CONFLICT" -> 409;
            default -> refused(code);
        };
    }

    /** The rows of a file that repeats another one were taken when that one was. */
    static int row(String fileWord, String word, String code) {
        int status = status(word, code);
        return status == 202 && status(fileWord, "") == 200 ? 200 : status;
    }

    private static int refused(String code) {
        return switch (code) {
            case "file-too-large", "file-line-too-long", "file-too-many-rows" -> 413;
            case "file-total-missing", "file-header-wrong", "body-empty" -> 400;
            default -> 422;
        };
    }
}
