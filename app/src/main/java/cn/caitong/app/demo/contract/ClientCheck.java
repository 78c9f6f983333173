package cn.caitong.app.demo.contract;

import cn.caitong.app.demo.witness.Difference;
import cn.caitong.app.demo.witness.Differences;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.workbench.Todo;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Compares claims with the to-dos of the purchasers' people: each invoice that was accepted once, none that was refused. */
final class ClientCheck {
    private static final String WINDOW = "C36";

    private ClientCheck() {}

    static List<Difference> differences(List<ClaimLine> claims, List<Todo> todos) {
        List<Todo> invoices = todos.stream()
                .filter(todo -> todo.category().equals(Todo.INVOICE))
                .toList();
        Set<String> names = new LinkedHashSet<>();
        claims.forEach(claim -> names.add(claim.invoice()));
        List<Difference> all = new ArrayList<>();
        claims.forEach(claim -> all.addAll(compare(claim, invoices)));
        invoices.stream()
                .filter(todo -> !names.contains(todo.invoice()))
                .map(todo -> new Difference(todo.invoice(), "to-do 待办", "none 无", "one 一项"))
                .forEach(all::add);
        return all;
    }

    private static List<Difference> compare(ClaimLine claim, List<Todo> invoices) {
        List<String> found = invoices.stream()
                .filter(todo -> todo.invoice().equals(claim.invoice()))
                .map(todo -> "%s from 自 %s, due 至 %s"
                        .formatted(todo.amount(), Ledger.day(todo.receivedAt()), todo.deadline()))
                .toList();
        List<String> expected = claim
                .term(WINDOW)
                .map(window -> "%s from 自 %s, due 至 %s".formatted(claim.amount(), window.from(), window.due()))
                .stream()
                .toList();
        Differences differences = new Differences(claim.invoice());
        differences.compare("to-do 待办", expected, found);
        return differences.list();
    }
}
