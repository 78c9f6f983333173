package cn.caitong.app.nodes;

import cn.caitong.app.hub.Hub;
import cn.caitong.app.hub.HubSettings;
import cn.caitong.app.kill.HubProcess;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The whole hub as one of several nodes, which can be held at a point of a transaction. It ends with its input. */
final class NodeMain {
    /** Followed by the point and, after a space, by what must be true of a row that is written there. */
    static final String PAUSE = "pause at ";

    static final String GO_ON = "go on";

    private NodeMain() {}

    public static void main(String[] arguments) throws Exception {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("HUB_NODE", arguments[1]);
        PausePoint pause = new PausePoint(System.out);
        Hub hub = Hub.start(HubSettings.of(Path.of(arguments[0]), environment), pause);
        System.out.println(HubProcess.READY + hub.address());
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            if (order.startsWith(PAUSE)) {
                String[] where = order.substring(PAUSE.length()).split(" ", 2);
                pause.at(where[0], where[1], hub.engine().transactions().jdbc());
            } else {
                pause.goOn();
            }
            System.out.println(HubProcess.DONE + order);
        }
        Runtime.getRuntime().halt(0);
    }
}
