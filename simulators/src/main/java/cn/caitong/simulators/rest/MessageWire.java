package cn.caitong.simulators.rest;

import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Message;
import cn.caitong.simulators.ledger.Receipt;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import cn.caitong.simulators.ledger.Statement;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** One dialect's half that calls the hub: how messages are written, and how a receipt's message is read back. */
interface MessageWire {

    Message receipt(Stamp stamp, Receipt receipt);

    Message result(Stamp stamp, Refund refund, Receipt receipt);

    Message recallResult(Stamp stamp, Ask.Recall recall, boolean stopped, RefundState now, Receipt receipt);

    Message statement(Stamp stamp, Statement statement);

    /** Reads a receipt message; its own id, order number and time are not looked at. */
    Receipt readReceipt(JsonNode message) throws Refused;

    /** How an amount is written in this dialect. */
    String amount(Fen amount);

    /** Headers beside content type and authorization. */
    Map<String, String> headers(Message message);
}
