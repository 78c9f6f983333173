package cn.caitong.engine.intake;

import cn.caitong.engine.store.PassingFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * A few desks, each with one transaction at a time: letters that come while all are busy share the next one, so that a crowd
 * costs few commits and a single letter never waits for company. A letter that fails, fails alone (P9); without a database all
 * fail, at once, instead of each waiting for it in turn.
 */
final class Desks {
    private static final int MOST = 64;

    private final Function<List<Letter>, Map<Letter.Key, Acceptance>> transaction;
    private final LinkedBlockingQueue<Ticket> waiting = new LinkedBlockingQueue<>();
    private final Semaphore free;
    private final ExecutorService helpers = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("desk-", 0).daemon(true).factory());

    /** @param transaction answers letters of different ids, ordered by them: all, or it throws and answered none */
    Desks(int desks, Function<List<Letter>, Map<Letter.Key, Acceptance>> transaction) {
        this.free = new Semaphore(desks);
        this.transaction = transaction;
    }

    private record Ticket(Letter letter, CompletableFuture<Acceptance> answer) {}

    /** The letter's answer, or what its own transaction threw. Whoever finds a desk free works at it. */
    Acceptance answer(Letter letter) {
        Ticket own = new Ticket(letter, new CompletableFuture<>());
        waiting.add(own);
        try {
            while (!own.answer().isDone() && serve()) {}
        } finally {
            serveTheRest();
        }
        try {
            return own.answer().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /**
     * What came meanwhile is not for this caller to work off, nor to wait for the next caller if this one's desk broke. While all
     * desks are busy, whoever leaves one sees to it.
     */
    private void serveTheRest() {
        if (!waiting.isEmpty() && free.availablePermits() > 0) {
            helpers.execute(this::help);
        }
    }

    private void help() {
        try {
            while (serve()) {}
        } finally {
            serveTheRest();
        }
    }

    /** How many letters nobody serves yet. */
    int waiting() {
        return waiting.size();
    }

    /** Serves those who wait, at a free desk; false when nobody waits or all desks are busy. */
    private boolean serve() {
        if (waiting.isEmpty() || !free.tryAcquire()) {
            return false;
        }
        List<Ticket> batch = new ArrayList<>(MOST);
        try {
            waiting.drainTo(batch, MOST);
            serve(batch);
        } finally {
            free.release();
            batch.stream().filter(ticket -> !ticket.answer().isDone()).forEach(Desks::giveUp);
        }
        return true;
    }

    /** An error, not an exception, went through: nobody may wait for ever. */
    private static void giveUp(Ticket ticket) {
        ticket.answer().completeExceptionally(new IllegalStateException("The transaction ended without an answer"));
    }

    /** Those with the same id come one after the other. */
    private void serve(List<Ticket> batch) {
        List<Ticket> rest = batch;
        while (!rest.isEmpty()) {
            Map<Letter.Key, Ticket> first = new TreeMap<>();
            List<Ticket> later = new ArrayList<>();
            for (Ticket ticket : rest) {
                if (first.putIfAbsent(ticket.letter().key(), ticket) != null) {
                    later.add(ticket);
                }
            }
            together(List.copyOf(first.values()));
            rest = later;
        }
    }

    private void together(List<Ticket> tickets) {
        try {
            Map<Letter.Key, Acceptance> answers =
                    transaction.apply(tickets.stream().map(Ticket::letter).toList());
            tickets.forEach(ticket -> ticket.answer()
                    .complete(Objects.requireNonNull(answers.get(ticket.letter().key()))));
        } catch (RuntimeException failed) {
            if (tickets.size() == 1 || PassingFault.isOutage(failed)) {
                tickets.forEach(ticket -> ticket.answer().completeExceptionally(failed));
            } else {
                tickets.forEach(ticket -> together(List.of(ticket)));
            }
        }
    }
}
