package cn.caitong.connectors.dialect;

import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.delivery.PartnerPolicy.OnUnknown;
import cn.caitong.engine.settings.InvalidSettingsException;
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
        partners.all().forEach(this::requireWhatItNames);
    }

    /** What a descriptor opens or asks, and its dialect does not know, would be found out by the first message that needs it. */
    private void requireWhatItNames(Partner partner) {
        if (partner.dialect().equals(Partner.CANONICAL)) {
            return;
        }
        Dialect dialect = of(partner);
        for (String channel : partner.inbound().channels()) {
            if (!dialect.channels().contains(channel)) {
                throw unknown(partner, "inbound.channels", channel);
            }
        }
        partner.outbound().stream()
                .flatMap(outbound -> outbound.policy().onUnknown().values().stream())
                .filter(OnUnknown.Ask.class::isInstance)
                .map(reaction -> ((OnUnknown.Ask) reaction).type())
                .filter(type -> !dialect.questions().contains(type))
                .findFirst()
                .ifPresent(type -> {
                    throw unknown(partner, "outbound.onUnknown", type);
                });
    }

    private static InvalidSettingsException unknown(Partner partner, String key, String named) {
        return new InvalidSettingsException(
                partner.id() + ".yaml",
                key,
                "names %s, which its dialect %s does not know; correct one of them".formatted(named, partner.dialect()),
                "所列 %s 在其方言 %s 中没有；请更正其一".formatted(named, partner.dialect()));
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
