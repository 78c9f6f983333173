package cn.caitong.app.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.ToDynamicDefinition;

/** What one builder sets up, read from Camel's own model; nothing is started. */
record LintedBuilder(Class<?> type, List<Route> routes, List<String> configurations, List<String> sendsTo) {

    /** A route, or the route of a template; what is not there is empty. */
    record Route(String id, String description, String configuration, String from) {}

    static LintedBuilder of(RouteBuilder builder) {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(builder);
            if (builder instanceof RouteConfigurationsBuilder configurations) {
                context.addRoutesConfigurations(configurations);
            }
            return read(builder.getClass(), context.getCamelContextExtension().getContextPlugin(Model.class));
        } catch (Exception failure) {
            throw new IllegalStateException(builder.getClass() + " cannot be set up by itself", failure);
        }
    }

    private static LintedBuilder read(Class<?> type, Model model) {
        List<Route> routes = new ArrayList<>();
        List<String> sendsTo = new ArrayList<>();
        for (RouteDefinition route : model.getRouteDefinitions()) {
            String id = route.hasCustomIdAssigned() ? route.getId() : "";
            routes.add(route(id, route.getDescriptionText(), route));
            sendsTo.addAll(uris(route.getOutputs()));
        }
        for (RouteTemplateDefinition template : model.getRouteTemplateDefinitions()) {
            RouteDefinition route = template.getRoute();
            String ofTemplate = template.getDescriptionText();
            routes.add(route(template.getId(), ofTemplate == null ? route.getDescriptionText() : ofTemplate, route));
            sendsTo.addAll(uris(route.getOutputs()));
        }
        List<String> configurations = new ArrayList<>();
        for (RouteConfigurationDefinition configuration : model.getRouteConfigurationDefinitions()) {
            configurations.add(configuration.getId());
            configuration.getOnExceptions().forEach(clause -> sendsTo.addAll(uris(clause.getOutputs())));
        }
        return new LintedBuilder(type, routes, configurations, sendsTo);
    }

    private static Route route(String id, String description, RouteDefinition route) {
        return new Route(
                id,
                Objects.requireNonNullElse(description, ""),
                Objects.requireNonNullElse(route.getRouteConfigurationId(), ""),
                route.getInput().getEndpointUri());
    }

    private static List<String> uris(List<ProcessorDefinition<?>> steps) {
        List<String> uris = new ArrayList<>();
        ProcessorDefinitionHelper.filterTypeInOutputs(steps, SendDefinition.class)
                .forEach(step -> uris.add(step.getEndpointUri()));
        ProcessorDefinitionHelper.filterTypeInOutputs(steps, ToDynamicDefinition.class)
                .forEach(step -> uris.add(step.getUri()));
        return uris;
    }
}
