package cn.caitong.routes.casefile;

import java.math.BigDecimal;
import java.util.Optional;

/** The most that the law lets something be, in per cent (C17, C23); nothing where the regime has no such limit. */
@FunctionalInterface
public interface Limit {
    Optional<BigDecimal> percent(String clause, String regime);
}
