package cn.caitong.connectors.dialect;

import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.mappings.dialect.Dialect;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The dialects of this deployment's partners, loaded at start: one that cannot be used stops it. */
public final class Dialects {
    private final Map<String, Dialect> byName = new TreeMap<>();

    public Dialects(Path folder, Partners partners) {
        partners.all().stream()
                .map(Partner::dialect)
                .filter(name -> !name.equals(Partner.CANONICAL))
                .forEach(name -> byName.computeIfAbsent(name, absent -> Dialect.load(folder.resolve(absent))));
    }

    Dialect of(Partner partner) {
        return Objects.requireNonNull(byName.get(partner.dialect()), partner.dialect());
    }
}
