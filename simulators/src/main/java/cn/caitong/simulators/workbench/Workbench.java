package cn.caitong.simulators.workbench;

import cn.caitong.simulators.courier.Courier;
import cn.caitong.simulators.courier.Slip;
import cn.caitong.simulators.http.Door;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.log.Journal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The workbench of the purchasers' people over a real socket. It answers the hub by itself; people answer when told to, and what
 * they say leaves with {@link #sendPending}.
 */
public final class Workbench implements AutoCloseable {
    private final TodoList list;
    private final Journal journal;
    private final InstantSource clock;
    private final FrontOffice office;
    private final Courier courier;
    private final Answers answers;
    private final Door door;
    private final AtomicInteger sayings;
    private final Map<String, String> districts = new ConcurrentHashMap<>();

    /**
     * Opens the books in a folder, and the door.
     *
     * @param id the partner's id at the hub
     * @param port 0 takes any that is free
     * @param hubToken what the hub must show
     * @param ownToken what the workbench shows the hub
     */
    public Workbench(
            String id, Path dir, String bind, int port, String hubToken, String ownToken, InstantSource clock) {
        this.clock = clock;
        list = new TodoList(dir.resolve("todos.jsonl"));
        journal = Journal.open(dir.resolve("journal.jsonl"));
        courier = new Courier(dir.resolve("letters.jsonl"), ownToken, journal, clock, Duration.ofSeconds(10));
        answers = new Answers(id, districts);
        office = new FrontOffice(hubToken, list, journal, clock);
        sayings = new AtomicInteger(courier.written());
        door = new Door(bind, port, office::answer);
    }

    public URI address() {
        return door.address();
    }

    public void hubIs(URI hub) {
        courier.hubIs(hub);
    }

    /** Where a purchaser belongs: its people name that district in whatever they answer. */
    public void enrol(String creditCode, String district) {
        districts.put(creditCode, district);
    }

    /** Everything in the list, oldest first. */
    public List<Todo> todos() {
        return list.all();
    }

    /** The invoice's own to-do; if it has not arrived, or twice: IllegalStateException. */
    public Todo invoice(String number) {
        List<Todo> found = list.all().stream()
                .filter(todo -> todo.category().equals(Todo.INVOICE))
                .filter(todo -> todo.invoice().equals(number))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " to-dos for invoice " + number);
        }
        return found.getFirst();
    }

    /** Somebody confirms receipt; the message's id. */
    public String confirm(Todo todo) {
        String id = nextId();
        courier.take(answers.confirmation(id, todo, clock.instant()));
        return id;
    }

    /** Somebody objects; the message's id. */
    public String object(Todo todo, Objection objection) {
        String id = nextId();
        courier.take(answers.objection(id, todo, objection, clock.instant()));
        return id;
    }

    /** Evidence is added to an objection; the message's id. */
    public String addEvidence(Todo todo, String number, String... digests) {
        String id = nextId();
        courier.take(answers.evidence(id, todo, number, List.of(digests), clock.instant()));
        return id;
    }

    /** An objection is withdrawn; the message's id. */
    public String withdraw(Todo todo, String number) {
        String id = nextId();
        courier.take(answers.withdrawal(id, todo, number, clock.instant()));
        return id;
    }

    /** The hub's next calls go wrong so, one each. */
    public void misbehave(Mischief... next) {
        office.misbehave(List.of(next));
    }

    /** The hub's next call with this to-do goes wrong so. */
    public void misbehaveAbout(String todo, Mischief how) {
        office.misbehaveAbout(todo, how);
    }

    /** What people say next is carried so, one each. */
    public void slip(Slip... next) {
        courier.slip(next);
    }

    /** Carries to the hub what people have said; true if all of it has gone. */
    public boolean sendPending() {
        return courier.sendPending();
    }

    /** Lets go of what a slip holds. */
    public void releaseHeld() {
        courier.release();
    }

    public Journal journal() {
        return journal;
    }

    /** From now on connections are refused. */
    public void goDown() {
        door.shut();
    }

    public void comeUp() {
        door.open();
    }

    private String nextId() {
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(Ledger.day(clock.instant()));
        return "YKZ-%s-%06d".formatted(day, sayings.incrementAndGet());
    }

    @Override
    public void close() {
        door.close();
        courier.close();
        list.close();
        journal.close();
    }
}
