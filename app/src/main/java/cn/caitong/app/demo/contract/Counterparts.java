package cn.caitong.app.demo.contract;

import cn.caitong.simulators.portal.Posted;
import cn.caitong.simulators.treasury.Books;
import cn.caitong.simulators.workbench.Todo;
import java.util.List;

/**
 * What those with whom contracts are signed, claimed and paid have in their own hands when it is over.
 *
 * @param treasury its books
 * @param todos what stands in the list of the purchasers' people
 * @param notices what the portal made public
 */
public record Counterparts(Books treasury, List<Todo> todos, List<Posted> notices) {
    public Counterparts {
        todos = List.copyOf(todos);
        notices = List.copyOf(notices);
    }
}
