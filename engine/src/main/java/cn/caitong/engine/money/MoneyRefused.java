package cn.caitong.engine.money;

import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessException;

/**
 * A move that would break what P2 promises. The whole decision falls with it; where the database refused, the transaction
 * must be rolled back.
 */
public final class MoneyRefused extends RuntimeException {
    private final MoneyRule rule;
    private final String item;
    private final String parameter;

    MoneyRefused(MoneyRule rule, String item, Object parameter) {
        super(rule.code() + ": " + rule.en(item, parameter.toString()));
        this.rule = rule;
        this.item = item;
        this.parameter = parameter.toString();
    }

    /** Reads the violated constraint; any other failure is thrown on as it is. */
    static RuntimeException of(DataAccessException refused, String items) {
        if (refused.getRootCause() instanceof PSQLException cause) {
            ServerErrorMessage message = cause.getServerErrorMessage();
            String constraint = message == null ? null : message.getConstraint();
            if (constraint != null) {
                MoneyRefused named = new MoneyRefused(MoneyRule.ofConstraint(constraint), items, constraint);
                named.initCause(refused);
                return named;
            }
        }
        return refused;
    }

    /** The stable code, such as {@code money-instruction-live}. */
    public String code() {
        return rule.code();
    }

    public String en() {
        return rule.en(item, parameter);
    }

    public String zh() {
        return rule.zh(item, parameter);
    }
}
