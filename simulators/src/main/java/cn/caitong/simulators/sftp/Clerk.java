package cn.caitong.simulators.sftp;

import cn.caitong.simulators.centre.Ask;
import cn.caitong.simulators.log.Journal;
import cn.caitong.simulators.log.JournalLine;
import cn.caitong.simulators.rest.Kind;
import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Misbehaviour;
import cn.caitong.simulators.traffic.Misbehaviours;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Reads what the hub puts down, has it booked, and puts down the result: well or badly. */
final class Clerk {
    /** What goes wrong before a file can be read is the server's part. */
    private static final Set<Fault> AT_THE_DOOR =
            EnumSet.of(Fault.RESET_UNREAD, Fault.RESET_AFTER_COMMIT, Fault.BUSY, Fault.MAINTENANCE);

    private final Area area;
    private final FileWire wire;
    private final Counter counter;
    private final Forgery forgery;
    private final Misbehaviours misbehaviours;
    private final Journal journal;
    private final InstantSource clock;
    private final ScheduledExecutorService later;
    private final Set<String> waiting = new HashSet<>();

    Clerk(
            Area area,
            FileWire wire,
            Counter counter,
            Forgery forgery,
            Misbehaviours misbehaviours,
            Journal journal,
            InstantSource clock,
            ScheduledExecutorService later) {
        this.area = area;
        this.wire = wire;
        this.counter = counter;
        this.forgery = forgery;
        this.misbehaviours = misbehaviours;
        this.journal = journal;
        this.clock = clock;
        this.later = later;
    }

    /** Everything that lies there and is whole. */
    synchronized void turn() {
        for (String name : area.whole(area.folders().out())) {
            if (!waiting.contains(name)) {
                read(name);
            }
        }
    }

    private void read(String name) {
        String text = area.text(area.folders().out(), name).orElse("");
        Ask ask;
        try {
            ask = wire.read(name, text);
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            area.move(area.folders().out(), name, area.folders().outArchive());
            area.put(area.folders().outResults(), wire.resultName(name), wire.unreadable(name));
            return;
        }
        var fault = misbehaviours.strike(Kind.traffic(ask), how -> !AT_THE_DOOR.contains(how));
        journal.add(new JournalLine(
                clock.instant(),
                JournalLine.Direction.FROM_HUB,
                name,
                ask.id(),
                Journal.digest(text),
                0,
                "",
                fault.map(how -> how.fault().name()).orElse(null)));
        if (fault.filter(how -> how.fault() == Fault.LATE_COMMIT).isPresent()) {
            waiting.add(name);
            after(fault.get().delay(), () -> lateRead(name, ask));
        } else {
            area.move(area.folders().out(), name, area.folders().outArchive());
            act(name, ask, fault);
        }
    }

    private synchronized void lateRead(String name, Ask ask) {
        waiting.remove(name);
        area.move(area.folders().out(), name, area.folders().outArchive());
        act(name, ask, Optional.empty());
    }

    private void act(String name, Ask ask, Optional<Misbehaviour> fault) {
        String file = wire.resultName(name);
        if (fault.isEmpty()) {
            area.put(area.folders().outResults(), file, counter.serve(name, ask));
            return;
        }
        var how = fault.get();
        switch (how.fault()) {
            case FAIL_500 -> {} // read, and forgotten
            case BARE_503 -> area.put(area.folders().outResults(), file, "Service Unavailable");
            case COMMIT_THEN_500 -> counter.serve(name, ask);
            case LATE_ANSWER -> {
                String result = counter.serve(name, ask);
                after(how.delay(), () -> area.put(area.folders().outResults(), file, result));
            }
            case TRUNCATED, MALFORMED -> put(file, counter.serve(name, ask), Forgery::cut);
            case TWICE -> {
                String result = counter.serve(name, ask);
                area.put(area.folders().outResults(), file, result);
                area.put(area.folders().outResults(), "again-" + file, result);
            }
            case DRIP -> drip(file, counter.serve(name, ask).getBytes(wire.encoding()), 1, how.delay());
            case WRONG_AMOUNT -> put(file, counter.serve(name, ask), text -> amount(text, ask));
            case WRONG_ID -> put(file, counter.serve(name, ask), text -> forgery.strangeId(text, ask.id()));
            case OTHERS_ID -> put(file, counter.serve(name, ask), text -> forgery.othersId(text, ask.id()));
            case HUGE -> put(file, counter.serve(name, ask), text -> Forgery.padded(text, how.size()));
            case LATE_COMMIT,
                    RESET_UNREAD,
                    RESET_AFTER_COMMIT,
                    BUSY,
                    MAINTENANCE,
                    LATE,
                    HELD,
                    OVERTAKEN,
                    LOST,
                    REUSED_ID -> throw new IllegalStateException(how.fault() + " is not the clerk's");
        }
    }

    private String amount(String text, Ask ask) {
        return ask instanceof Ask.Instruct instruct ? forgery.otherAmount(text, instruct.amount()) : text;
    }

    private void put(String file, String result, UnaryOperator<String> how) {
        area.put(area.folders().outResults(), file, how.apply(result));
    }

    private void drip(String file, byte[] content, int length, Duration pace) {
        area.grow(area.folders().outResults(), file, content, length);
        if (length < content.length) {
            after(pace, () -> drip(file, content, length + 1, pace));
        }
    }

    private void after(Duration delay, Runnable act) {
        var unused = later.schedule(act, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
}
