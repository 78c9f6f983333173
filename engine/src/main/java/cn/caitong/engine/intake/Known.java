package cn.caitong.engine.intake;

import cn.caitong.engine.crypto.Bytes;
import java.util.UUID;

/** The message that was accepted first under an id. */
record Known(
        UUID messageId,
        UUID caseId,
        String jurisdiction,
        String type,
        String rawDigest,
        String dataDigest,
        String mapping,
        Bytes receipt) {

    /** P4: the same bytes, or the same data as the first one's mapping version reads it. */
    boolean sameContent(Letter letter) {
        Submission again = letter.submission();
        return rawDigest.equals(letter.rawDigest())
                || (mapping.equals(again.mapping()) && dataDigest.equals(again.dataDigest()));
    }
}
