package cn.caitong.engine.cases;

import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.flow.Outgoing;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where the changes go that are not the case's own. Each takes a whole batch, in the caller's transaction and in the order
 * decided, and refuses by an exception; then the transaction is rolled back and the refused event parked.
 */
public record Ledgers(
        Consumer<List<Changed<MoneyMove>>> money,
        Consumer<List<Changed<ObligationChange>>> obligations,
        Consumer<List<Changed<Outgoing>>> outbox) {}
