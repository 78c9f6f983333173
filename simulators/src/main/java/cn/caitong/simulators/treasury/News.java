package cn.caitong.simulators.treasury;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** How the hub is told what happened, in one dialect. */
interface News {
    List<Told> passed(Application application, Stage stage, Instant at);

    List<Told> refused(Application application, Application.Refusal refusal);

    List<Told> issued(Application application);

    /** What the bank reported first of each line. */
    List<Told> executed(Application application);

    /** These lines came back. */
    List<Told> returned(Application application, List<Item> back);

    /** That it stands still from now on, or else goes on. */
    List<Told> frozen(Application application, boolean stops, Application.Hold hold);

    List<Told> carriedOver(Application application);

    List<Told> statement(LocalDate day, List<Booking> bookings);
}
