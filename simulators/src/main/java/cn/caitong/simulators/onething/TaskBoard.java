package cn.caitong.simulators.onething;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Door;
import cn.caitong.simulators.http.Reply;
import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.log.LineFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes the hub's messages for purchasers and agencies, and keeps each as one line of a file. */
public final class TaskBoard implements AutoCloseable {
    private final String token;
    private final LineFile file;
    private final List<String> tasks = new CopyOnWriteArrayList<>();
    private final Door door;

    /** Opens the board on an address and port; {@code token} is what the hub must show. */
    public TaskBoard(Path file, String bind, int port, String token) {
        this.token = token;
        this.file = LineFile.open(file);
        this.tasks.addAll(this.file.found());
        this.door = new Door(bind, port, this::answer);
    }

    public URI address() {
        return door.address();
    }

    /** Every message taken, oldest first, as it came. */
    public List<String> tasks() {
        return List.copyOf(tasks);
    }

    private Reply answer(Request request) {
        if (!request.bears(token)) {
            return Reply.proper(Answer.json(401, "{}"));
        }
        String task = request.text().replace('\n', ' ');
        file.append(task);
        tasks.add(task);
        return Reply.proper(Answer.json(202, "{}"));
    }

    @Override
    public void close() {
        door.close();
        file.close();
    }
}
