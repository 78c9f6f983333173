package cn.caitong.simulators.workbench;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Reply;
import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.log.Journal;
import cn.caitong.simulators.log.JournalLine;
import cn.caitong.simulators.log.JsonLines;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the hub's to-dos come in: read, taken or refused, answered well or badly, and written into the journal. */
final class FrontOffice {
    private static final String PATH = "/todo/push";

    private final String hubToken;
    private final TodoList list;
    private final Journal journal;
    private final InstantSource clock;
    private final Deque<Mischief> planned = new ArrayDeque<>();
    private final Map<String, Mischief> plannedFor = new HashMap<>();

    FrontOffice(String hubToken, TodoList list, Journal journal, InstantSource clock) {
        this.hubToken = hubToken;
        this.list = list;
        this.journal = journal;
        this.clock = clock;
    }

    /** The next calls are answered so, one each. */
    synchronized void misbehave(List<Mischief> next) {
        planned.addAll(next);
    }

    /** The next call with this to-do is answered so. */
    synchronized void misbehaveAbout(String todo, Mischief how) {
        plannedFor.put(todo, how);
    }

    synchronized Reply answer(Request request) {
        if (!request.bears(hubToken)) {
            return written(request, "", Reply.proper(refused(401, "AUTH_FAILED", "")), Optional.empty());
        }
        String id = request.header("x-request-id").orElse("");
        Optional<Mischief> mischief =
                Optional.ofNullable(plannedFor.remove(id)).or(() -> Optional.ofNullable(planned.poll()));
        Reply reply = mischief.map(how -> badly(request, how)).orElseGet(() -> Reply.proper(properly(request)));
        return written(request, id, reply, mischief);
    }

    private Answer properly(Request request) {
        if (!request.method().equals("POST") || !request.path().equals(PATH)) {
            return Answer.plain(404, "Not Found");
        }
        try {
            return answered(list.take(TodoReader.read(request, clock.instant())));
        } catch (Invalid invalid) {
            return refused(200, "TODO_INVALID", invalid.todo());
        }
    }

    private static Answer answered(TodoList.Taking taking) {
        Todo todo = taking.todo();
        if (taking.isConflict()) {
            return refused(200, "TODO_CONFLICT", todo.id());
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", true);
        body.put("code", "0");
        body.put("message", "已接收");
        body.put("todoId", todo.id());
        body.put("receivedAt", todo.receivedAt());
        return Answer.json(200, JsonLines.write(body));
    }

    private Reply badly(Request request, Mischief how) {
        return switch (how) {
            case RESET_UNREAD -> Reply.of(Answer.plain(500, ""), Reply.Manner.RESET);
            case RESET_AFTER_TAKING -> Reply.of(properly(request), Reply.Manner.RESET);
            case FAIL_500 -> Reply.proper(Answer.plain(500, "Internal Server Error"));
            case TAKE_THEN_500 -> {
                properly(request);
                yield Reply.proper(Answer.plain(500, "Internal Server Error"));
            }
            case BARE_503 -> Reply.proper(Answer.plain(503, "Service Unavailable"));
            case BUSY -> Reply.proper(refused(429, "TOO_MANY", "").withHeader("Retry-After", "1"));
            case MAINTENANCE -> Reply.proper(refused(503, "MAINTENANCE", "").withHeader("Retry-After", "1"));
            case TRUNCATED -> Reply.of(properly(request), Reply.Manner.TRUNCATED);
            case TWICE -> Reply.of(properly(request), Reply.Manner.TWICE);
            case WRONG_ID -> {
                Answer real = properly(request);
                yield Reply.proper(
                        real.withBody(real.body().replaceFirst("\"todoId\":\"[^\"]*\"", "\"todoId\":\"another-one\"")));
            }
            case MALFORMED -> {
                Answer real = properly(request);
                yield Reply.proper(
                        real.withBody(real.body().substring(0, real.body().length() / 2)));
            }
            case ORG_UNKNOWN ->
                Reply.proper(refused(
                        200, "ORG_UNKNOWN", request.header("x-request-id").orElse("")));
        };
    }

    private static Answer refused(int status, String code, String todo) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", false);
        body.put("code", code);
        body.put("message", "未接收");
        if (!todo.isEmpty()) {
            body.put("todoId", todo);
        }
        return Answer.json(status, JsonLines.write(body));
    }

    private Reply written(Request request, String id, Reply reply, Optional<Mischief> mischief) {
        journal.add(JournalLine.fromHub(clock.instant(), request, id, reply, mischief.map(Mischief::name)));
        return reply;
    }
}
