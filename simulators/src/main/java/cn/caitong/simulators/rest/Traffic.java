package cn.caitong.simulators.rest;

import cn.caitong.simulators.centre.Ask;
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

    /** What a call or a file of the hub carries. */
    public static Traffic of(Ask ask) {
        Kind kind =
                switch (ask) {
                    case Ask.Instruct instruct -> Kind.REFUND;
                    case Ask.Recall recall -> Kind.RECALL;
                    case Ask.Query query -> Kind.QUERY;
                };
        return new Traffic(kind, ask.ids());
    }
}
