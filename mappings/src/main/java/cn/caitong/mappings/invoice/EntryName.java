package cn.caitong.mappings.invoice;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The name of an archive's entry: a plain relative path, or refused. Nothing is ever written under it; but who else opens the archive might. */
final class EntryName {
    private static final Charset OLD_WINDOWS = Charset.forName("GBK");

    private EntryName() {}

    static String of(byte[] bytes, String place, ArchiveLimits limits) {
        if (bytes.length == 0 || bytes.length > limits.name()) {
            throw refused(place, "its length · 长度");
        }
        String name = decoded(bytes, place);
        if (name.startsWith("/") || name.contains("\\") || name.contains(":")) {
            throw refused(place, "not a relative path · 不是相对路径");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw refused(place, "a control character · 控制字符");
        }
        String[] folders = name.split("/", -1);
        if (folders.length > limits.depth()) {
            throw refused(place, "its depth · 层级过深");
        }
        for (int at = 0; at < folders.length; at++) {
            boolean isEndOfFolder = at == folders.length - 1 && folders[at].isEmpty();
            if (folders[at].equals("..") || folders[at].equals(".") || (folders[at].isEmpty() && !isEndOfFolder)) {
                throw refused(place, "a step outside, or none · 含 . 或 .. 或空路径段");
            }
        }
        return name;
    }

    /** In UTF-8, or as Chinese Windows has long written it. */
    private static String decoded(byte[] bytes, String place) {
        return in(StandardCharsets.UTF_8, bytes)
                .or(() -> in(OLD_WINDOWS, bytes))
                .orElseThrow(() -> refused(place, "its encoding · 编码"));
    }

    private static Optional<String> in(Charset charset, byte[] bytes) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    private static RefusedException refused(String place, String why) {
        return new RefusedException(ErrorCode.ARCHIVE_NAME_REFUSED, place, why);
    }
}
