package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositEvents.instant;
import static cn.caitong.routes.deposit.DepositEvents.text;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.flow.Event;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;

/** Reads when a notice was published, and on whose word: only the portal itself can speak as the portal (N4.2). */
final class Notices {
    private final Supplier<DepositPolicy> policy;

    Notices(Supplier<DepositPolicy> policy) {
        this.policy = policy;
    }

    Publication published(Event event) {
        JsonNode publication = event.data().path("publication");
        String named = text(publication, "source");
        boolean claimed = named.equals("portal")
                && !event.partner().equals(policy.get().endings().noticeAuthority());
        return Publication.told(LegalDay.of(instant(publication, "publishedAt")), claimed ? event.partner() : named);
    }
}
