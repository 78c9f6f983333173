package cn.caitong.routes.event;

import static cn.caitong.routes.event.Fields.instant;
import static cn.caitong.routes.event.Fields.text;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.flow.Event;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;

/** Reads when a notice was published, and on whose word: only the portal itself can speak as the portal (N4.2). */
public final class Notices {
    private final Supplier<String> authority;

    /** @param authority the descriptor id of the portal */
    public Notices(Supplier<String> authority) {
        this.authority = authority;
    }

    public Publication published(Event event) {
        JsonNode publication = event.data().path("publication");
        String named = text(publication, "source");
        boolean claimed = named.equals("portal") && !event.partner().equals(authority.get());
        return Publication.told(LegalDay.of(instant(publication, "publishedAt")), claimed ? event.partner() : named);
    }
}
