package cn.caitong.engine.files;

import cn.caitong.engine.evidence.EvidenceEntry;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.files.FileRow.Bad;
import cn.caitong.engine.files.FileRow.Valid;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.intake.Acceptance;
import cn.caitong.engine.intake.Bodies;
import cn.caitong.engine.intake.Intake;
import cn.caitong.engine.intake.Refusals;
import cn.caitong.engine.intake.Submission;
import cn.caitong.engine.parked.Alarm;
import cn.caitong.engine.parked.Alarms;
import cn.caitong.engine.parked.Parked;
import cn.caitong.engine.parked.ParkedItems;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Report;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;

/**
 * Takes files: raw bytes, digest, rows, receipts, refusals and evidence in one transaction, fenced by the lease. Whatever
 * happens to the file itself afterwards, reading it again is a look-up.
 */
public final class FileIntake {
    /** The transaction in which a file and its rows become the hub's. */
    @TransactionName
    public static final String TAKE = "file-take";
    /** The transaction that answers a file which is known, by name or content. */
    @TransactionName
    public static final String KNOW = "file-know";
    /** The transaction that remembers that a file was refused as a whole. */
    @TransactionName
    public static final String REFUSE = "file-refuse";

    private static final String FLOW = "file";
    private static final int TRIES = 5;

    private final Transactions transactions;
    private final FileLeases leases;
    private final Intake intake;
    private final Refusals refusals;
    private final Bodies bodies;
    private final EvidenceLog evidence;
    private final LegalTime legalTime;
    private final FileTable table;
    private final RowAnswers answers;
    private final ParkedItems parked;
    private final Alarms alarms;

    public FileIntake(
            Transactions transactions,
            FileLeases leases,
            Intake intake,
            Bodies bodies,
            RowAnswers answers,
            EvidenceLog evidence,
            LegalTime legalTime) {
        this.transactions = transactions;
        this.leases = leases;
        this.intake = intake;
        this.refusals = new Refusals(transactions);
        this.bodies = bodies;
        this.evidence = evidence;
        this.legalTime = legalTime;
        this.table = new FileTable(transactions);
        this.answers = answers;
        this.parked = new ParkedItems(transactions);
        this.alarms = new Alarms(transactions);
    }

    /**
     * What this file is answered if its name or its content is known; asked before it is read as what it carries. In its own
     * transaction.
     *
     * @throws LeaseLostException if the folder is another node's by now
     */
    public Optional<FileAnswer> known(FileLease lease, PickedUp file) {
        return transactions.call(KNOW, () -> {
            leases.requireHeld(lease);
            return answered(lease, file);
        });
    }

    /**
     * Takes the file, all of it or nothing: in its own transaction.
     *
     * @throws LeaseLostException if the folder is another node's by now
     */
    public FileAnswer take(FileLease lease, PickedUp file, List<FileRow> rows) {
        Optional<Acceptance.Busy> busy = intake.busy(lease.partner());
        if (busy.isPresent()) {
            return new FileAnswer.Busy(busy.get());
        }
        List<Submission> valid = rows.stream()
                .filter(Valid.class::isInstance)
                .map(row -> ((Valid) row).submission())
                .toList();
        List<Acceptance> accepted = new ArrayList<>();
        FileAnswer answer = again(() -> transactions.call(TAKE, () -> {
            accepted.clear();
            leases.requireHeld(lease);
            Optional<FileAnswer> known = answered(lease, file);
            if (known.isPresent()) {
                return known.get();
            }
            if (valid.isEmpty() && !rows.isEmpty()) {
                return refusedByRows(lease, file, rows);
            }
            accepted.addAll(intake.join(valid, lease::earliest));
            return keep(lease, file, rows, accepted);
        }));
        if (!accepted.isEmpty()) {
            intake.joined(valid, accepted);
        }
        return answer;
    }

    /**
     * Remembers that a file was refused as a whole, in its own transaction. Its name is not consumed: a corrected file may
     * come under it (P4). Of a secret one nothing remains but partner, time and code (N5.1).
     *
     * @param digest of its bytes; of what was not read, what was seen of it
     * @return whether the name belongs to a file that was taken, and has its answer
     */
    public boolean refuse(FileLease lease, String name, String digest, Report report) {
        ErrorCode code = report.issues().getFirst().code();
        return transactions.call(REFUSE, () -> {
            leases.requireHeld(lease);
            boolean isNew = code == ErrorCode.SECRET_REFUSED
                    || table.keepOther(
                            new FileTable.Other(UUID.randomUUID(), name, digest, "refused", null, code.code()),
                            lease,
                            null,
                            legalTime.now());
            if (isNew) {
                refusals.join(lease.partner(), lease.jurisdiction(), code, name, report.toJson());
            }
            return table.byName(lease.partner(), name).isPresent();
        });
    }

    /** Whether files of this partner must wait, because too much of what came waits already. */
    public Optional<Acceptance.Busy> busy(String partner) {
        return intake.busy(partner);
    }

    /** Something about the folder that an operator must see, in its own transaction; it stays open until cleared. */
    public void alarm(String partner, String jurisdiction, String code, String about, String detail) {
        transactions.run(
                REFUSE,
                () -> alarms.raise(
                        List.of(new Alarm(code, partner + "/" + about, jurisdiction, detail, legalTime.now()))));
    }

    /** The same is well again. */
    public void clear(String partner, String code, String about) {
        transactions.run(REFUSE, () -> alarms.clear(code, partner + "/" + about, legalTime.now()));
    }

    private Optional<FileAnswer> answered(FileLease lease, PickedUp file) {
        Optional<KnownFile> named = table.byName(lease.partner(), file.name());
        if (named.isPresent() && !named.get().digest().equals(file.digest())) {
            return Optional.of(conflict(lease, file, named.get()));
        }
        Optional<KnownFile> first = named.or(() -> table.byDigest(lease.partner(), file.digest()));
        return first.map(known -> repeated(lease, file, known));
    }

    private FileAnswer repeated(FileLease lease, PickedUp file, KnownFile first) {
        if (!first.name().equals(file.name())) {
            table.keepOther(
                    new FileTable.Other(UUID.randomUUID(), file.name(), file.digest(), "duplicate", first.id(), null),
                    lease,
                    null,
                    legalTime.now());
        }
        List<RowAnswer> rows = table.answers(first).map(answers::open).orElse(List.of());
        return new FileAnswer.Again(first.id(), first.name(), rows);
    }

    /** Both are kept: a partner that uses a name twice may have meant either. */
    private FileAnswer conflict(FileLease lease, PickedUp file, KnownFile first) {
        UUID id = CaseId.within(first.id(), "other", file.name() + '\n' + file.digest());
        Instant now = legalTime.now();
        Bodies.Body raw = bodies.of(file.raw());
        FileTable.Other other = new FileTable.Other(id, file.name(), file.digest(), "conflict", first.id(), null);
        if (table.keepOther(other, lease, raw.ref(), now)) {
            table.keepRaw(id, lease.jurisdiction(), raw, now);
            parked.park(List.of(new Parked(
                    Parked.Kind.CONFLICT,
                    id.toString(),
                    FLOW,
                    first.id(),
                    lease.jurisdiction(),
                    lease.partner(),
                    "file-conflict",
                    "Another content came under the name of a file that was taken; both are kept: ask the partner which"
                            + " it meant / 同名文件内容不同，原文件有效，两者均已留存：请与对方核实",
                    Parked.Owner.BUREAU,
                    now)));
            evidence.append(List.of(entry(first.id(), lease, file, "file.conflict", now, 0)));
        }
        return new FileAnswer.Conflict(first.id());
    }

    private FileAnswer keep(FileLease lease, PickedUp file, List<FileRow> rows, List<Acceptance> accepted) {
        UUID id = CaseId.of(FLOW, lease.partner() + '\n' + file.name());
        Instant now = legalTime.now();
        List<RowAnswer> answered = new ArrayList<>(rows.size());
        Iterator<Acceptance> next = accepted.iterator();
        for (FileRow row : rows) {
            answered.add(
                    switch (row) {
                        case Valid valid -> RowAnswer.of(valid, next.next());
                        case Bad bad -> refused(lease, bad);
                    });
        }
        Bodies.Body raw = bodies.of(file.raw());
        table.keep(id, lease, file, answered, raw.ref(), now);
        table.keepRaw(id, lease.jurisdiction(), raw, now);
        table.keepBody(id, lease.jurisdiction(), "answer", answers.seal(answered), now);
        // the file's own chain, which nobody else knows yet: it waits for no other lock
        evidence.append(List.of(entry(id, lease, file, "file.taken", now, rows.size())));
        return new FileAnswer.Taken(id, List.copyOf(answered));
    }

    private FileAnswer refusedByRows(FileLease lease, PickedUp file, List<FileRow> rows) {
        List<Bad> bad = rows.stream().map(Bad.class::cast).toList();
        String code = bad.getFirst().report().issues().getFirst().code().code();
        FileTable.Other other =
                new FileTable.Other(UUID.randomUUID(), file.name(), file.digest(), "refused", null, code);
        boolean isNew = table.keepOther(other, lease, null, legalTime.now());
        return new FileAnswer.Refused(bad.stream()
                .map(row -> isNew ? refused(lease, row) : RowAnswer.refused(row))
                .toList());
    }

    private RowAnswer refused(FileLease lease, Bad bad) {
        Report report = bad.report();
        refusals.join(
                lease.partner(),
                lease.jurisdiction(),
                report.issues().getFirst().code(),
                report.messageId().orElse(null),
                report.toJson());
        return RowAnswer.refused(bad);
    }

    private static EvidenceEntry entry(
            UUID caseId, FileLease lease, PickedUp file, String kind, Instant now, int rows) {
        ObjectNode payload = JsonNodeFactory.instance
                .objectNode()
                .put("partner", lease.partner())
                .put("name", file.name())
                .put("digest", file.digest())
                .put("mapping", file.mapping())
                .put("rows", rows);
        return new EvidenceEntry(caseId, lease.jurisdiction(), kind, now, payload);
    }

    /** Whoever lost the race for an id, a name or a content finds the winner's at the next try. */
    private static FileAnswer again(Supplier<FileAnswer> transaction) {
        for (int again = 1; ; again++) {
            try {
                return transaction.get();
            } catch (DuplicateKeyException | PessimisticLockingFailureException raced) {
                if (again == TRIES) {
                    throw raced;
                }
            }
        }
    }
}
