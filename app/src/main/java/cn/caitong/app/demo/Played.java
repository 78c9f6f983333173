package cn.caitong.app.demo;

import cn.caitong.engine.crypto.Sm2PublicKey;
import cn.caitong.engine.evidence.EvidenceVerifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is left of a performance when nobody is there any more: files and books that can be judged, again and by others.
 *
 * @param exports each case's evidence, as it was asked for at the end
 * @param trusted the keys that evidence is believed by; they did not come with it
 */
record Played(Script script, Cases cases, Map<UUID, byte[]> exports, List<Sm2PublicKey> trusted, PartnersWord word) {
    Outcome judgedBy(Expected expected) {
        return new Judgement(expected, id -> Optional.ofNullable(exports.get(id)), new EvidenceVerifier(trusted))
                .judge(script, cases, word);
    }
}
