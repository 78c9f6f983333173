package cn.caitong.app.cli;

import cn.caitong.app.hub.SimulatedCity;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Where the simulated city listens, a line for each door. */
final class CityLines {
    private CityLines() {}

    /** @param admin where it is told what to do: nobody's money comes by itself */
    static List<String> of(SimulatedCity city, URI admin) {
        return Stream.of(
                        city.city().centres().stream()
                                .map(centre -> "centre · 交易中心       " + centre.id() + "  " + centre.address()),
                        city.city().fileCentres().stream()
                                .map(centre -> "centre · 交易中心       " + centre.id() + "  " + centre.address()),
                        city.city().treasuries().stream()
                                .map(treasury -> "treasury · 国库         " + treasury.id() + "  " + treasury.address()),
                        city.clients().stream().map(client -> "client · 渝快政         " + client),
                        Stream.of("application · 一件事    " + city.board().address(), "admin · 操控            " + admin))
                .flatMap(lines -> lines)
                .toList();
    }
}
