package cn.caitong.simulators.centre;

import cn.caitong.simulators.guarantee.Guarantee;
import cn.caitong.simulators.guarantee.Happening;
import cn.caitong.simulators.ledger.Message;
import cn.caitong.simulators.ledger.Receipt;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import cn.caitong.simulators.ledger.Statement;

/** What a centre tells its hub, in the words of one dialect. */
public interface Words {
    Message receipt(Stamp stamp, Receipt receipt);

    Message result(Stamp stamp, Refund refund, Receipt receipt);

    Message recallResult(Stamp stamp, Ask.Recall recall, boolean stopped, RefundState now, Receipt receipt);

    Message statement(Stamp stamp, Statement statement);

    /** What happened to a guarantee; of a dialect that has no words for it an {@link IllegalArgumentException}. */
    default Message guarantee(Stamp stamp, Guarantee guarantee, Happening happening) {
        throw new IllegalArgumentException("this centre speaks of no guarantees");
    }
}
