package cn.caitong.engine.delivery;

import cn.caitong.engine.store.Columns;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.vault.Sealed;
import cn.caitong.engine.vault.Vault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts questions about what is uncertain into the outbox: their data are fields of what is asked after. */
final class Questions {
    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);

    private static final String READ = """
        select b.owner, b.key_id, b.bytes
          from unnest(?::uuid[], ?::timestamptz[]) as x (id, at)
          join body b on b.owner = x.id and b.kind = 'canonical' and b.n = 0 and b.at = x.at\
        """;

    private final JdbcClient jdbc;
    private final CanonicalData data;
    private final OutboxRows rows;

    Questions(Transactions transactions, Vault vault) {
        this.jdbc = transactions.jdbc();
        this.data = new CanonicalData(vault);
        this.rows = new OutboxRows(transactions.jdbc());
    }

    /** In the caller's transaction. Where a question cannot be made, a person is asked instead (P9). */
    void ask(Effects effects) {
        if (effects.questions.isEmpty()) {
            return;
        }
        Map<UUID, Sealed> bodies = read(effects.questions);
        List<NewOutgoing> made = new ArrayList<>();
        for (Effects.Question question : effects.questions) {
            try {
                made.add(make(question, bodies, effects));
            } catch (RuntimeException unreadable) {
                effects.park(
                        question.asked(),
                        "delivery-unknown",
                        "It may have arrived, and the question after it could not be made: find out /"
                                + " 是否送达不明，且无法生成查询：请核实");
            }
        }
        rows.insert(made);
    }

    private NewOutgoing make(Effects.Question question, Map<UUID, Sealed> bodies, Effects effects) {
        OutgoingRow asked = question.asked();
        Sealed body = bodies.get(asked.id());
        if (body == null) {
            throw new IllegalStateException("No canonical data of " + asked.id());
        }
        JsonNode told = data.open(body);
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (String field : question.ask().fields()) {
            fields.set(field, present(told, field));
        }
        effects.partners.add(asked.partner());
        return NewOutgoing.inquiry(asked, question.ask().type(), effects.now, data.seal(fields));
    }

    /** A question that does not name what it is about is answered about nothing, for ever. */
    private static JsonNode present(JsonNode told, String field) {
        JsonNode value = told.path(field);
        if (value.isMissingNode()) {
            LOG.error("What was told has no {}, by which its partner's descriptor asks", field);
            throw new IllegalStateException("Nothing to ask by");
        }
        return value;
    }

    private Map<UUID, Sealed> read(List<Effects.Question> questions) {
        Map<UUID, Sealed> bodies = new HashMap<>();
        jdbc.sql(READ)
                .params(
                        Columns.text(questions, question -> question.asked().id()),
                        Columns.text(questions, question -> question.asked().createdAt()))
                .query(row -> {
                    bodies.put(
                            row.getObject("owner", UUID.class),
                            new Sealed(row.getString("key_id"), row.getBytes("bytes")));
                });
        return bodies;
    }
}
