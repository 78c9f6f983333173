package cn.caitong.engine.recalculation;

import cn.caitong.engine.crypto.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a calendar would move.
 *
 * @param from the version that counts now
 * @param to the version that is proposed
 * @param moved in the order of their ids; without those that nobody may know of yet
 * @param digest of all of it, also of what is not in the list, which the commit must name: {@code sm3:…}
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

    /** The same with fewer to be shown. */
    WhatIf only(Predicate<MovedClock> shown) {
        return new WhatIf(from, to, moved.stream().filter(shown).toList(), digest);
    }
}
