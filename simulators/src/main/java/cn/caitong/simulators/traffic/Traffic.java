package cn.caitong.simulators.traffic;

import java.util.List;

/**
 * One call or message, as a misbehaviour chooses among them.
 *
 * @param ids all ids it carries: of what the hub wants, of what the partner has, of the message
 */
public record Traffic(Topic topic, List<String> ids) {
    public Traffic {
        ids = List.copyOf(ids);
    }
}
