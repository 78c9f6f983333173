package cn.caitong.simulators.queue;

/**
 * One partner of queues.
 *
 * @param id its user at the broker, and a word of its queues' names
 */
public record QueueSettings(String host, int port, String id, String password) {
    QueueLine open() {
        return QueueLine.open(host, port, id, password);
    }

    String queue(String which) {
        return "partner." + id + "." + which;
    }
}
