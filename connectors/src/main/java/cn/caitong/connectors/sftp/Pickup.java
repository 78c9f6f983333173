package cn.caitong.connectors.sftp;

import cn.caitong.connectors.dialect.Dialects;
import cn.caitong.connectors.partner.FileArea;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.sftp.SftpLink.Found;
import cn.caitong.engine.files.FileIntake;
import cn.caitong.engine.files.FileLease;
import cn.caitong.engine.files.FileLeases;
import cn.caitong.engine.files.LeaseLostException;
import cn.caitong.engine.store.Unspoken;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.Ticker;
import cn.caitong.mappings.dialect.Dialect;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one partner's folder: what is finished, in the order of names, as long as the lease is ours. A file that cannot be
 * taken costs the others nothing; a server that cannot be read is tried at the next turn, with an alarm where that lasts.
 */
public final class Pickup {
    private static final Logger LOG = LoggerFactory.getLogger(Pickup.class);
    private static final String UNREACHABLE = "files-not-read";
    private static final String NOT_A_FILE = "file-not-usable";
    /** In the order of names, and what lies aside before what came later under its name. */
    private static final Comparator<Found> ORDER = Comparator.comparing(
                    (Found found) -> AsideNames.original(found.name()))
            .thenComparing(found -> !AsideNames.isOne(found.name()))
            .thenComparing(Found::name);

    private final Partner partner;
    private final FileArea area;
    private final SftpLinks links;
    private final Dialect dialect;
    private final FileLeases leases;
    private final FileIntake intake;
    private final LegalTime legalTime;
    private final OneFile one;
    private final FinishedFiles finished;
    private final Ticker ticker;
    /** How many turns in a row could not read, and what somebody was told of it; turns are taken one after the other. */
    private int failures;

    private @Nullable Unread told;
    /** A node's own turns would not keep each other away by the lease. */
    private final ReentrantLock turns = new ReentrantLock();

    Pickup(
            Partner partner,
            SftpLinks links,
            Dialects dialects,
            RowReader rows,
            FileLeases leases,
            FileIntake intake,
            LegalTime legalTime,
            Ticker ticker) {
        this.partner = partner;
        this.area = partner.files().orElseThrow();
        this.links = links;
        this.dialect = dialects.of(partner);
        this.leases = leases;
        this.intake = intake;
        this.legalTime = legalTime;
        this.one = new OneFile(partner, dialect, rows, intake);
        this.finished = new FinishedFiles(area, ticker);
        this.ticker = ticker;
    }

    /** How long after one turn the next is due. */
    public Duration pause() {
        return area.poll();
    }

    /** One turn; nothing while another node reads this folder, or while too much of this partner's waits. */
    public void turn() {
        turns.lock();
        try {
            if (intake.busy(partner.id()).isPresent()) {
                return;
            }
            Optional<FileLease> lease = leases.claim(partner.id(), partner.jurisdiction(), area.lease());
            lease.ifPresent(this::read);
        } finally {
            turns.unlock();
        }
    }

    private void read(FileLease lease) {
        Instant began = legalTime.now();
        boolean sawAll = false;
        Duration whole = area.lease().dividedBy(2);
        // the last file that is begun needs some of it, too
        long until = ticker.nanos() + whole.minus(whole.dividedBy(4)).toNanos();
        try (SftpLink link = links.open(partner, whole)) {
            sawAll = readAll(link, lease, until);
            intake.clear(partner.id(), UNREACHABLE, area.folders().in());
            failures = 0;
            told = null;
        } catch (IOException unreachable) {
            notRead(Unread.of(unreachable));
        } catch (LeaseLostException lost) {
            LOG.warn("{}", lost.getMessage());
        } finally {
            if (sawAll) {
                leases.releaseRead(lease, began);
            } else {
                leases.release(lease);
            }
        }
    }

    /** One failure may be a restart; what lasts, or will not pass by itself, somebody hears of, once for each reason: anew if it changes. */
    private void notRead(Unread why) {
        failures++;
        if (failures == 1 && why.mayPass()) {
            LOG.debug("{} could not be read once: {}", partner.id(), why);
            return;
        }
        if (why != told) {
            if (told != null) {
                intake.clear(partner.id(), UNREACHABLE, area.folders().in());
            }
            told = why;
            LOG.warn(
                    "The files of {} ({}) are not read: {}; it is tried again / 无法读取{}的文件：{}；将继续重试",
                    partner.id(),
                    partner.name(),
                    why.english(),
                    partner.name(),
                    why.chinese());
        }
        intake.alarm(
                partner.id(),
                partner.jurisdiction(),
                UNREACHABLE,
                area.folders().in(),
                "Its folder is not read: %s; it is tried again / 无法读取对方目录：%s；将继续重试"
                        .formatted(why.english(), why.chinese()));
    }

    /**
     * Whether the whole folder was seen, and whatever was finished in it was answered. A folder that holds more than there is time for is
     * read on at the next turn.
     */
    private boolean readAll(SftpLink link, FileLease lease, long until) throws IOException {
        Set<String> channels = partner.inbound().channels();
        FolderContents contents = new FolderContents(
                name -> dialect.files().channel(name).isPresent(),
                area.finished() == FileArea.Finished.DONE_FILE ? area.done() : "");
        link.list(area.folders().in(), contents::take);
        contents.baits().forEach(this::leaveAlone);
        List<Found> folder = contents.files();
        List<Found> whole = finished.of(folder);
        boolean answeredAll = contents.isWhole() && finished.certainlyAre(whole, folder);
        for (Found found : whole.stream().sorted(ORDER).toList()) {
            Optional<String> channel = channel(found).filter(channels::contains);
            if (channel.isEmpty()) {
                continue;
            }
            if (ticker.nanos() - until >= 0 || !leases.extend(lease, area.lease())) {
                return false;
            }
            answeredAll &= one(link, lease, channel.get(), found);
        }
        return answeredAll;
    }

    /** What a name says that a file carries. */
    private Optional<String> channel(Found found) {
        return dialect.files().channel(AsideNames.original(found.name()));
    }

    /** What has no usable name, or is no plain file. */
    private void leaveAlone(Found bait) {
        intake.alarm(
                partner.id(),
                partner.jurisdiction(),
                NOT_A_FILE,
                hidden(bait),
                "Something in its folder is no plain file of a usable name, and is left there /"
                        + " 目录中有非普通文件或名称不可用的条目，未予处理");
    }

    /** One file's trouble is its own (P9), an error too: else whatever breaks its reader would keep all that come after it unread. */
    private boolean one(SftpLink link, FileLease lease, String channel, Found found) throws IOException {
        try {
            return one.take(link, lease, channel, found);
        } catch (LeaseLostException lost) {
            throw lost;
        } catch (RuntimeException | Error failed) {
            LOG.error("The file {} of {} could not be taken", hidden(found), partner.id(), Unspoken.of(failed));
            intake.alarm(
                    partner.id(),
                    partner.jurisdiction(),
                    "file-not-taken",
                    hidden(found),
                    "A file could not be taken and stays where it is; it is tried again / 文件未能受理，保留原处并将重试");
            return false;
        }
    }

    /** What a partner calls its files may name a supplier (P13): neither log nor alarm repeats it. */
    private static String hidden(Found found) {
        return Integer.toHexString(found.name().hashCode());
    }
}
