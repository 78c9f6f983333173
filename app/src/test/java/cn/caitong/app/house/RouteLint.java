package cn.caitong.app.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The rules for routes, over all builders at once. Answers with one line for each fault. */
final class RouteLint {
    private static final int MOST_ROUTES = 5;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+){2,}");
    private static final Pattern DIRECT = Pattern.compile("direct:(//)?([^?]*).*");

    private final List<LintedBuilder> builders;
    private final List<String> faults = new ArrayList<>();

    private RouteLint(List<LintedBuilder> builders) {
        this.builders = builders;
    }

    static List<String> faults(List<LintedBuilder> builders) {
        RouteLint lint = new RouteLint(builders);
        builders.forEach(lint::look);
        return lint.faults;
    }

    private void look(LintedBuilder builder) {
        String name = builder.type().getSimpleName();
        if (builder.routes().size() > MOST_ROUTES) {
            faults.add(name + ": " + builder.routes().size() + " routes: split it, " + MOST_ROUTES + " are enough");
        }
        for (LintedBuilder.Route route : builder.routes()) {
            String where = name + ", " + route.from();
            lookAtId(builder, route, where);
            check(!route.description().isBlank(), where, "no description: say in a sentence what it does");
            check(configurations().contains(route.configuration()), where, configurationFault(route.configuration()));
        }
        for (String target : builder.sendsTo()) {
            String direct = direct(target);
            check(direct.isEmpty() || ids().contains(direct), name, "sends to " + target + ", which no route is");
        }
    }

    private void lookAtId(LintedBuilder builder, LintedBuilder.Route route, String where) {
        String id = route.id();
        List<String> packages = List.of(builder.type().getPackageName().split("\\.", -1));
        boolean ofItsFlow = !packages.contains("routes") || packages.contains(id.replaceFirst("-.*", ""));
        boolean wellFormed = ID.matcher(id).matches();
        String direct = direct(route.from());
        check(wellFormed, where, "id '" + id + "' is not <flow>-<verb>-<object>");
        check(!wellFormed || ofItsFlow, where, "id '" + id + "' names another flow");
        check(direct.isEmpty() || isNamed(direct, id), where, "its direct: name is not its id '" + id + "'");
    }

    /** A template's direct: name ends in its parameter, which the id cannot. */
    private static boolean isNamed(String direct, String id) {
        int parameter = direct.indexOf("{{");
        return parameter > 0 ? id.startsWith(direct.substring(0, parameter)) : direct.equals(id);
    }

    private static String configurationFault(String id) {
        return id.isEmpty() ? "no routeConfigurationId: name one" : "there is no route configuration '" + id + "'";
    }

    private void check(boolean holds, String where, String fault) {
        if (!holds) {
            faults.add(where + ": " + fault);
        }
    }

    private Set<String> ids() {
        return builders.stream()
                .flatMap(builder -> builder.routes().stream())
                .map(LintedBuilder.Route::id)
                .collect(Collectors.toSet());
    }

    private Set<String> configurations() {
        return builders.stream()
                .flatMap(builder -> builder.configurations().stream())
                .collect(Collectors.toSet());
    }

    private static String direct(String uri) {
        Matcher matcher = DIRECT.matcher(uri);
        return matcher.matches() ? matcher.group(2) : "";
    }
}
