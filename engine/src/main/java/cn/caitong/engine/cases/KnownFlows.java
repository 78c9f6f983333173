package cn.caitong.engine.cases;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Flow;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The flows of this node, and the newest shape of case that it knows of each: what is newer it leaves alone. */
final class KnownFlows {
    private final Map<String, Flow> flows = new HashMap<>();
    private final String newestShapes;

    KnownFlows(Collection<? extends Flow> known) {
        ObjectNode shapes = JsonNodeFactory.instance.objectNode();
        for (Flow flow : known) {
            flows.put(flow.name(), flow);
            shapes.put(flow.name(), flow.schemaVersion());
        }
        this.newestShapes = shapes.toString();
    }

    Flow get(String name) {
        Flow flow = flows.get(name);
        if (flow == null) {
            throw new IllegalArgumentException("This node has no flow " + name);
        }
        return flow;
    }

    /** A JSON object: flow to version. */
    String newestShapes() {
        return newestShapes;
    }

    boolean know(CaseFile file) {
        Flow flow = flows.get(file.location().flow());
        return flow != null && file.schemaVersion() <= flow.schemaVersion();
    }
}
