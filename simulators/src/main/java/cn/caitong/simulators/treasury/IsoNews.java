package cn.caitong.simulators.treasury;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What happened, in ISO 20022: pain.002 of what people do, camt.054 of what the bank does, camt.053 of its day. */
final class IsoNews implements News {
    @Override
    public List<Told> passed(Application application, Stage stage, Instant at) {
        return List.of(IsoReports.passed(application, stage));
    }

    @Override
    public List<Told> refused(Application application, Application.Refusal refusal) {
        return List.of(IsoReports.refused(application, refusal));
    }

    @Override
    public List<Told> issued(Application application) {
        return List.of(IsoReports.issued(application, application.standing().since()));
    }

    /** Two messages, where some lines were paid and some failed. */
    @Override
    public List<Told> executed(Application application) {
        List<Told> told = new ArrayList<>();
        if (application.items().stream().anyMatch(Item::wasCredited)) {
            told.add(IsoNotifications.paid(application));
        }
        if (application.items().stream().anyMatch(IsoReports::hasFailed)) {
            told.add(IsoReports.failed(application));
        }
        return told;
    }

    @Override
    public List<Told> returned(Application application, List<Item> back) {
        return List.of(IsoNotifications.returned(application, back));
    }

    @Override
    public List<Told> frozen(Application application, boolean stops, Application.Hold hold) {
        return List.of(IsoReports.frozen(application, stops, hold));
    }

    @Override
    public List<Told> carriedOver(Application application) {
        return List.of(IsoReports.carriedOver(application));
    }

    @Override
    public List<Told> statement(LocalDate day, List<Booking> bookings) {
        return List.of(IsoStatements.of(day, bookings));
    }
}
