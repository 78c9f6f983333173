package cn.caitong.engine.silence;

import java.util.Set;

/**
 * What a flow asks when a term ends and it has legal meaning that nobody spoke until then.
 *
 * @param clock the name of the case's clock that ends
 * @param partners through whom somebody could have spoken, by descriptor id
 */
public record Listening(String clock, Set<String> partners) {
    public Listening {
        partners = Set.copyOf(partners);
    }
}
