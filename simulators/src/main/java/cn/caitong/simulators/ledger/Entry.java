package cn.caitong.simulators.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** One thing that happened, as a line of the ledger; what happened together is one line. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Entry.Received.class, name = "received"),
    @JsonSubTypes.Type(value = Entry.Planned.class, name = "planned"),
    @JsonSubTypes.Type(value = Entry.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = Entry.Moved.class, name = "moved"),
    @JsonSubTypes.Type(value = Entry.Recalled.class, name = "recalled"),
    @JsonSubTypes.Type(value = Entry.Written.class, name = "written"),
    @JsonSubTypes.Type(value = Entry.Closed.class, name = "closed")
})
sealed interface Entry {

    record Received(Receipt receipt, Message message) implements Entry {}

    record Planned(String receiptId, Fate fate) implements Entry {}

    record Accepted(Refund refund, String answer, Message message) implements Entry {}

    record Moved(Refund after, List<Message> messages) implements Entry {}

    /** A recall that was taken; {@code stops} if the refund had not left, or had never come. */
    record Recalled(String recallId, String refundId, String content, String answer, boolean stops, Message message)
            implements Entry {}

    record Written(Message message) implements Entry {}

    /** The hub's last word on a message: it is not sent again. */
    record Closed(String messageId, int status) implements Entry {}
}
