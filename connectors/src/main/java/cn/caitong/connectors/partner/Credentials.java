package cn.caitong.connectors.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Each partner's own token. What a partner shows us is kept as its SHA-256 ({@code <id>.in.sha256}). What we show a partner
 * has to be kept whole ({@code <id>.out.token}).
 */
public final class Credentials {
    private final Path folder;
    private final TokenHashes shown = new TokenHashes();

    public Credentials(Path folder, Partners partners) {
        this.folder = folder;
        for (Partner partner : partners.all()) {
            Path hash = folder.resolve(partner.id() + ".in.sha256");
            if (Files.exists(hash)) {
                shown.add(partner.id(), hash);
            }
        }
    }

    /** Whose token this is. */
    public Optional<String> holder(@Nullable String authorization) {
        return shown.holder(authorization);
    }

    /** What we show this partner, as a header's value. */
    public Optional<String> authorization(String partner) {
        Path file = folder.resolve(partner + ".out.token");
        try {
            return Files.exists(file)
                    ? Optional.of("Bearer " + Files.readString(file).strip())
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
