package cn.caitong.simulators.queue;

/**
 * One partner of queues.
 *
 * @param id its user at the broker, and a word of its queues' names
 */
public record QueueSettings(String host, int port, String id, String password) {
    private static final System.Logger LOG = System.getLogger(QueueSettings.class.getName());

    QueueLine open() {
        return QueueLine.open(host, port, id, password);
    }

    String queue(String which) {
        return "partner." + id + "." + which;
    }

    /** Puts an answer where the hub looks for it. */
    void answer(QueueLine line, Parcel answer) {
        put(line, queue("results"), answer);
    }

    /** Puts it there. That the broker does not keep it breaks nothing: what counts is what the hub says to it. */
    void put(QueueLine line, String queue, Parcel parcel) {
        try {
            line.put(queue, parcel);
        } catch (QueueLine.Rejected notKept) {
            LOG.log(System.Logger.Level.DEBUG, "a message was not kept", notKept);
        }
    }
}
