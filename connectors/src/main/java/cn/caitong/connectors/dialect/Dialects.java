package cn.caitong.connectors.dialect;

import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.mappings.dialect.Dialect;
import cn.caitong.mappings.dialect.SoapBinding;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The dialects of this deployment's partners, loaded at start: one that cannot be used stops it. */
public final class Dialects {
    private final Path folder;
    private final Map<String, Dialect> byName = new TreeMap<>();

    public Dialects(Path folder, Partners partners) {
        this.folder = folder;
        partners.all().stream()
                .map(Partner::dialect)
                .filter(name -> !name.equals(Partner.CANONICAL))
                .forEach(name -> byName.computeIfAbsent(name, absent -> Dialect.load(folder.resolve(absent))));
    }

    /**
     * By which WSDL a partner is spoken to; one whose dialect has none cannot be spoken to over SOAP, and stops the start.
     */
    public SoapBinding soap(Partner partner) {
        return Optional.ofNullable(byName.get(partner.dialect()))
                .flatMap(Dialect::soap)
                .orElseThrow(() -> new IllegalArgumentException(
                        "partner %s has protocol soap, so dialect %s needs a soap block in its dialect.yaml / 协议为 soap 的接入方，其方言须有 soap 配置"
                                .formatted(partner.id(), partner.dialect())));
    }

    /** The file that holds that WSDL. */
    public Path wsdl(Partner partner) {
        return folder.resolve(partner.dialect()).resolve(soap(partner).wsdl());
    }

    /** The dialect that a partner speaks. */
    public Dialect of(Partner partner) {
        return Objects.requireNonNull(byName.get(partner.dialect()), partner.dialect());
    }
}
