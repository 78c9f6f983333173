package cn.caitong.connectors.partner;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The partners of this deployment. */
public final class Partners {
    private final Map<String, Partner> byId = new TreeMap<>();

    public Partners(Collection<Partner> partners) {
        partners.forEach(partner -> byId.put(partner.id(), partner));
    }

    public Optional<Partner> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Collection<Partner> all() {
        return Collections.unmodifiableCollection(byId.values());
    }
}
