package cn.caitong.simulators.rest;

import java.util.List;

/**
 * One call or message, as a misbehaviour chooses among them.
 *
 * @param ids all ids it carries: instruction, recall, receipt, message
 */
public record Traffic(Kind kind, List<String> ids) {
    public Traffic {
        ids = List.copyOf(ids);
    }
}
