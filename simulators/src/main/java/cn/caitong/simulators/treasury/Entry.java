package cn.caitong.simulators.treasury;

import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Message;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that happened, as a line of the books; what happened together is one line. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Entry.Entered.class, name = "entered"),
    @JsonSubTypes.Type(value = Entry.Planned.class, name = "planned"),
    @JsonSubTypes.Type(value = Entry.Destined.class, name = "destined"),
    @JsonSubTypes.Type(value = Entry.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = Entry.Moved.class, name = "moved"),
    @JsonSubTypes.Type(value = Entry.YearClosed.class, name = "year-closed"),
    @JsonSubTypes.Type(value = Entry.Written.class, name = "written"),
    @JsonSubTypes.Type(value = Entry.Closed.class, name = "closed")
})
sealed interface Entry {

    record Entered(BudgetLine line, Fen sum) implements Entry {}

    /** A line's plan, which replaces the one it had; none takes it away. */
    record Planned(String code, @Nullable Plan plan) implements Entry {}

    record Destined(String payment, Course course) implements Entry {}

    record Accepted(Application application, String answer) implements Entry {}

    record Moved(Application after, List<Booking> bookings, List<Message> messages) implements Entry {}

    record YearClosed(int year, List<Application> carriedOver, List<Message> messages) implements Entry {}

    record Written(Message message) implements Entry {}

    /** The hub's last word on a message: it is not sent again. */
    record Closed(String messageId, int status) implements Entry {}
}
