package cn.caitong.connectors.sftp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names under which the hub takes a file out of others' hands before it is moved away: nobody else puts anything in their place.
 * What a name was is part of it, so that whoever finds one later, after a death, knows what it is.
 */
final class AsideNames {
    private static final Pattern ASIDE = Pattern.compile("(.+)\\.[0-9]+-[0-9]+\\.hub");

    private AsideNames() {}

    /** @param epoch of the lease, and {@code n} within it: no name is given twice */
    static String of(String name, long epoch, int n) {
        return name + "." + epoch + "-" + n + ".hub";
    }

    static boolean isOne(String name) {
        return ASIDE.matcher(name).matches();
    }

    /** Under which name its sender put it down. */
    static String original(String name) {
        Matcher aside = ASIDE.matcher(name);
        return aside.matches() ? aside.group(1) : name;
    }
}
