package cn.caitong.engine.settings;

/**
 * A configuration file that cannot be used. The message names file and key, then rule and remedy in English and in
 * Chinese, so that whoever edits the file can put it right without reading code.
 */
public final class InvalidSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String key;
    private final String english;
    private final String chinese;

    public InvalidSettingsException(String file, String key, String english, String chinese) {
        super("%s · %s: %s｜%s".formatted(file, key, english, chinese));
        this.file = file;
        this.key = key;
        this.english = english;
        this.chinese = chinese;
    }

    /** The file as it was named to the reader. */
    public String file() {
        return file;
    }

    /** The key inside the file, such as {@code holidays[2].from}; {@code (file)} when the file as a whole is unusable. */
    public String key() {
        return key;
    }

    /** Rule and remedy in English. */
    public String english() {
        return english;
    }

    /** Rule and remedy in Chinese. */
    public String chinese() {
        return chinese;
    }
}
