package cn.caitong.simulators.treasury;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.traffic.Speaker;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A dialect of the treasury: how a call of the hub is read and answered, and how the hub is told what happened. What happens
 * is the same in all of them. Where a dialect has no words for something it tells nothing.
 */
interface Tongue extends Speaker {
    Wish read(Request request) throws Rebuffed;

    Answer taken(Application application);

    /** A repetition gets the body that the first one got. */
    Answer again(String body);

    /** How the application of that id stands; only where {@link #read} ever reads a query. */
    Answer standing(String id, Optional<Application> found);

    Answer rebuffed(Rebuffed call);

    /** What its machine says when it breaks down, in words that are not the treasury's. */
    Answer broken();

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
