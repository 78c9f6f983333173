package cn.caitong.connectors.sftp;

import java.util.regex.Pattern;

/** Which names are fit to be used as one: a name that a server made up is a path before it is looked at. */
final class FileNames {
    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,119}");

    private FileNames() {}

    static boolean isUsable(String name) {
        return USABLE.matcher(name).matches() && !name.contains("..");
    }

    /** The same name with a part of a digest, for what must not take another's place. */
    static String distinct(String name, String digest) {
        String mark = "~"
                + digest.substring(digest.indexOf(':') + 1)
                        .replaceAll("[^0-9a-f]", "")
                        .concat("00000000")
                        .substring(0, 8);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name + mark : name.substring(0, dot) + mark + name.substring(dot);
    }
}
