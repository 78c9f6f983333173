package cn.caitong.engine.search;

import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.store.Veil;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * One question, asked for somebody. It is built from what is asked only, so that the planner sees which index serves it. In
 * its statement {@code c} is a case and {@code clock.now} legal time.
 */
final class Look {
    /** The transaction of every look. */
    @TransactionName
    private static final String LOOK = "case-look";

    /** A veiled case is shown to its own partner and supplier alone until its parent unveils it. */
    static final String UNVEILED =
            "(c.partner = :viewingPartner or c.supplier = :viewingSupplier or " + Veil.lifted("clock.now") + ")";

    private final StringBuilder conditions = new StringBuilder("true");
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Viewer viewer;

    Look(Viewer viewer) {
        this.viewer = viewer;
        values.put("viewingPartner", Objects.requireNonNullElse(viewer.partner(), ""));
        values.put("viewingSupplier", Objects.requireNonNullElse(viewer.supplier(), ""));
    }

    /** Cases that the viewer may see. */
    static Look atCases(Viewer viewer) {
        Look look = new Look(viewer).and(UNVEILED);
        return look.and(viewer.partner() == null ? "true" : "c.partner = :viewingPartner")
                .and(viewer.supplier() == null ? "true" : "c.supplier = :viewingSupplier");
    }

    Look and(String condition) {
        if (!condition.equals("true")) {
            conditions.append(" and ").append(condition);
        }
        return this;
    }

    /** Leaves the condition out when nothing is asked. */
    Look and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            and(condition);
            values.put(name, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        }
        return this;
    }

    /**
     * A statement around the conditions.
     *
     * @param head up to {@code where}
     * @param order what the inner limit orders by
     */
    record Shape(String head, String order, String tail) {}

    String sql(Shape shape) {
        return shape.head() + " " + conditions + " order by " + shape.order() + " limit :limit " + shape.tail();
    }

    /** In the caller's transaction. */
    <T> List<T> ask(Transactions transactions, Shape shape, int limit, RowMapper<T> row) {
        return transactions
                .jdbc()
                .sql(sql(shape))
                .params(values)
                .param("limit", limit)
                .query(row)
                .list();
    }

    /** Looks within the viewer's districts, in a transaction of its own. */
    static <T> T as(Transactions transactions, Viewer viewer, Supplier<T> look) {
        return transactions.call(LOOK, () -> {
            transactions.narrowTo(viewer.scope());
            return look.get();
        });
    }

    <T> List<T> askAlone(Transactions transactions, Shape shape, int limit, RowMapper<T> row) {
        return as(transactions, viewer, () -> ask(transactions, shape, limit, row));
    }
}
