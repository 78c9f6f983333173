package cn.caitong.simulators.sftp;

import cn.caitong.simulators.centre.Ask;
import cn.caitong.simulators.centre.Stamp;
import cn.caitong.simulators.centre.Words;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Message;
import cn.caitong.simulators.ledger.Receipt;
import java.nio.charset.Charset;
import java.util.List;

/** One dialect: how files are named, written and read. Each message is a row; a statement is a whole file's text. */
interface FileWire extends Words {
    Charset encoding();

    /** The ending of a file that says that another is whole; empty where a file is whole when it has its name. */
    String doneEnding();

    /** Where files lie: what is for the hub, and what is from it. */
    Folders folders();

    /** A file's name: {@code number} tells those of a day apart. */
    String name(String channel, Stamp stamp, long number);

    /** A file of these messages' rows, with its control total. */
    String file(String channel, List<Message> messages);

    /** Reads a receipts file, as a show is played from: rows as receipts. What cannot be read: IllegalArgumentException. */
    List<Receipt> readReceipts(String file);

    /** How an amount is written. */
    String amount(Fen amount);

    /** Reads a file of the hub; empty if it is none that can be read. */
    Ask read(String name, String file);

    /** The name of the result of a file of that name, and what it says. */
    String resultName(String name);

    String result(String name, String id, Standing standing);

    String unreadable(String name);

    /** Reads the hub's answer to a file: its rows in their order, or what is said of the file as a whole. */
    HubAnswer readAnswer(String file);

    String answerName(String name);

    /** As the descriptor names them. */
    record Folders(
            String in,
            String inArchive,
            String inRefused,
            String inAnswers,
            String out,
            String outArchive,
            String outResults) {
        List<String> all() {
            return List.of(in, inArchive, inRefused, inAnswers, out, outArchive, outResults);
        }
    }

    /**
     * The hub's answer.
     *
     * @param status what HTTP would say of the file as a whole; 200 where its rows say it
     */
    record HubAnswer(int status, List<Row> rows) {
        /** One row: the message's id, its status, and its receipt. */
        record Row(String id, int status, String receipt) {}
    }
}
