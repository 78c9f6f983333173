package cn.caitong.connectors.partner;

import java.time.Duration;

/**
 * A partner's folders, on its own server.
 *
 * @param user as whom the hub signs in there
 * @param finished how a file is known to be whole
 * @param done the ending of the file beside one that is whole, where that is how it is known
 * @param stableFor for how long a file has not changed, where that is how it is known
 * @param poll how often the folder is read
 * @param lease how long one reading may take, before another node may read instead
 */
public record FileArea(
        String user,
        Credential authentication,
        Finished finished,
        String done,
        Duration stableFor,
        Duration poll,
        Duration lease,
        Folders folders) {

    /** What the hub shows when it signs in: {@code <id>.sftp.password} or {@code <id>.sftp.key} among the secrets. */
    public enum Credential {
        PASSWORD,
        KEY
    }

    /** How a file is known to be whole. */
    public enum Finished {
        /** It has its name only once it is. */
        RENAME,
        /** Another file says so. */
        DONE_FILE,
        /** It has stopped to change. */
        STABLE
    }

    /**
     * Paths on the partner's server.
     *
     * @param in where it puts down what the hub picks up, which goes to {@code inArchive} or {@code inRefused}
     * @param inAnswers where the hub puts down what became of it
     * @param out where the hub puts down what it tells; the partner moves it to {@code outArchive} once it has read it
     * @param outResults where the partner puts down what became of that
     */
    public record Folders(
            String in,
            String inArchive,
            String inRefused,
            String inAnswers,
            String out,
            String outArchive,
            String outResults) {}
}
