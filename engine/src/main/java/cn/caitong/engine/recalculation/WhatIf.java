package cn.caitong.engine.recalculation;

import cn.caitong.engine.crypto.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * What a calendar would move.
 *
 * @param from the version that counts now
 * @param to the version that is proposed
 * @param moved in the order of their ids
 * @param digest of all of it, which the commit must name: {@code sm3:…}
 */
public record WhatIf(String from, String to, List<MovedClock> moved, String digest) {

    static WhatIf of(String from, String to, List<MovedClock> clocks) {
        List<MovedClock> moved = clocks.stream()
                .sorted(Comparator.comparing(MovedClock::obligation))
                .toList();
        StringBuilder text = new StringBuilder(from).append('\n').append(to).append('\n');
        moved.forEach(clock -> text.append(clock.line()));
        byte[] digest = Digests.SM3.of(text.toString().getBytes(StandardCharsets.UTF_8));
        return new WhatIf(from, to, moved, Digests.SM3.print(digest));
    }
}
