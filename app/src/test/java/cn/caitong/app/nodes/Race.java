package cn.caitong.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.app.papers.InvoicePapers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Purchasers who object in the last moments of their windows, in every way there is, and what they know of it. */
record Race(Windows windows) {
    static final Duration AFTER_GRACE = Duration.ofMinutes(7);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** How an objection is handed in. */
    enum Channel {
        APPLICATION,
        CLIENT,
        FILE,
        QUEUE;

        /** Where a hub looks by itself: whatever was there before a time is in time, and after it nobody knows. */
        boolean isLookedInto() {
            return this == FILE || this == QUEUE;
        }
    }

    /**
     * What whoever objected knows of it.
     *
     * @param before legal time before it was handed in
     * @param receipt legal time after its receipt was there; null of a file and of what lies in a queue, and of what got none
     */
    record Said(
            InvoicePapers invoice,
            Channel channel,
            Instant before,
            @Nullable Instant receipt) {
        /** A file lay there, a queue had it, or a receipt was given, before the cut-off. */
        boolean certainlyInTime(Instant cutOff) {
            Instant surely = channel.isLookedInto() ? before : receipt;
            return surely != null && surely.isBefore(cutOff);
        }

        /** Handed in after it; of a file or in a queue nobody knows when it was put there but since the last look. */
        boolean certainlyLate(Instant cutOff) {
            return !channel.isLookedInto() && !before.isBefore(cutOff);
        }
    }

    /** Every fifth purchaser is silent; the others object between 1.5 s before the cut-off and 0.5 s after it. */
    List<Said> run(Random random, List<InvoicePapers> invoices, Instant cutOff) throws Exception {
        windows.at(cutOff.minusMillis(2500));
        long toCutOff = Duration.between(windows.now(), cutOff).toMillis();
        List<CompletableFuture<Said>> said = new ArrayList<>();
        List<CompletableFuture<Said>> lyingThere = new ArrayList<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (int n = 0; n < invoices.size(); n++) {
                if (n % 5 < 4) {
                    Channel channel = Channel.values()[n % 5];
                    InvoicePapers invoice = invoices.get(n);
                    Pair.Node node = random.nextBoolean() ? windows.pair.one : windows.pair.two;
                    long when = toCutOff - 1500 + random.nextInt(2000);
                    CompletableFuture<Said> one =
                            CompletableFuture.supplyAsync(() -> object(node, channel, invoice), in(when, threads));
                    said.add(one);
                    if (channel.isLookedInto() && when < toCutOff) {
                        lyingThere.add(one);
                    }
                }
            }
            CompletableFuture<?> moved = CompletableFuture.runAsync(
                    () -> {
                        untilRead(lyingThere);
                        windows.at(cutOff.plus(AFTER_GRACE));
                    },
                    in(toCutOff + 300 + random.nextInt(300), threads));
            List<Said> all = new ArrayList<>();
            for (CompletableFuture<Said> each : said) {
                all.add(each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            }
            moved.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return all;
        }
    }

    /**
     * Where the hub looks by itself, what it finds after its time was moved came after that: a demo's time alone moves, so that
     * nobody could say when else.
     */
    void untilRead(List<CompletableFuture<Said>> lyingThere) {
        List<InvoicePapers> meant =
                lyingThere.stream().map(each -> each.join().invoice()).toList();
        windows.pair.until(
                "what lay there before the cut-off is read",
                () -> meant.stream().allMatch(windows::hasBeenObjectedTo));
    }

    static Executor in(long millis, Executor threads) {
        return CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, threads);
    }

    Said object(Pair.Node node, Channel channel, InvoicePapers invoice) {
        String objection = "YY" + invoice.number();
        Instant before = windows.now();
        switch (channel) {
            case APPLICATION -> taken(says(node, invoice, objection));
            case CLIENT -> taken(windows.sayAtTheClient(node.address(), invoice, objection));
            case FILE -> windows.files.objects(invoice, objection);
            case QUEUE -> windows.queue.objects(invoice, objection);
        }
        Instant after = windows.now();
        // of what is looked into: it was put there before this time, and after the one that was read before
        return channel.isLookedInto()
                ? new Said(invoice, channel, after, null)
                : new Said(invoice, channel, before, after);
    }

    HttpResponse<String> says(Pair.Node node, InvoicePapers invoice, String objection) {
        return windows.say(node.address(), Windows.APPLICATION, invoice.objected(Windows.APPLICATION, objection));
    }

    static void taken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }
}
