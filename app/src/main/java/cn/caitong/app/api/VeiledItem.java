package cn.caitong.app.api;

import cn.caitong.engine.alarm.Veiled;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What waits for somebody and may not be shown to anybody yet (P13), as answers show it.
 *
 * @param knownOn the legal day on which it will be shown; null while nobody can tell
 */
record VeiledItem(
        long id,
        String code,
        String owner,
        AlarmsApi.Remedy remedy,
        @Nullable LocalDate knownOn) {
    static VeiledItem of(Veiled veiled) {
        return new VeiledItem(
                veiled.id(),
                veiled.code(),
                veiled.kind().owner().code(),
                new AlarmsApi.Remedy(veiled.kind().en(), veiled.kind().zh()),
                veiled.known());
    }
}
