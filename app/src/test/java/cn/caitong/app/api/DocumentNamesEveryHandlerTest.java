package cn.caitong.app.api;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.hold.Hold;
import cn.caitong.engine.hold.HoldAct;
import cn.caitong.engine.hold.HoldScope;
import cn.caitong.engine.hold.Rehearsal;
import cn.caitong.engine.outage.Away;
import cn.caitong.engine.parked.ParkedView;
import cn.caitong.engine.recovery.RecoveryState;
import cn.caitong.engine.search.DeliveryView;
import cn.caitong.engine.search.Viewer;
import cn.caitong.routes.payment.ClaimState;
import cn.caitong.routes.treasury.PaymentFacts;
import cn.caitong.routes.treasury.PaymentState;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag("unit")
class DocumentNamesEveryHandlerTest {
    private static final JsonNode DOCUMENT = OpenApiDocument.tree();
    private static final Map<String, Class<?>> ANSWERS = Map.ofEntries(
            entry("Message", MessagesApi.Answer.class),
            entry("CaseSummary", CaseSummary.class),
            entry("Money", CaseSummary.Money.class),
            entry("Case", CasesApi.Answer.class),
            entry("Happened", CasesApi.Happened.class),
            entry("Payment", PaymentAnswer.class),
            entry("StateName", PaymentAnswer.Named.class),
            entry("PaymentApplication", PaymentFacts.Applied.class),
            entry("PaymentLine", PaymentAnswer.Line.class),
            entry("PaymentInstruction", PaymentAnswer.Instruction.class),
            entry("PaymentDeduction", PaymentAnswer.Deduction.class),
            entry("PaymentTerm", PaymentAnswer.Term.class),
            entry("PaymentInterest", PaymentAnswer.Interest.class),
            entry("PaymentReminder", PaymentAnswer.Reminder.class),
            entry("Payments", Paged.class),
            entry("Obligation", ObligationsApi.Answer.class),
            entry("Delivery", DeliveryView.class),
            entry("Messages", Paged.class),
            entry("Cases", Paged.class),
            entry("Obligations", Paged.class),
            entry("Alarm", AlarmsApi.Answer.class),
            entry("Remedy", AlarmsApi.Remedy.class),
            entry("Alarms", AlarmsApi.Page.class),
            entry("Veiled", VeiledItem.class),
            entry("Parked", ParkedApi.Answer.class),
            entry("ParkedItem", ParkedView.class),
            entry("Hold", Hold.class),
            entry("HoldAct", HoldAct.class),
            entry("HoldScope", HoldScope.class),
            entry("Health", HealthApi.Answer.class),
            entry("Rehearsal", Rehearsal.class),
            entry("Outage", Away.class),
            entry("Recovery", RecoveryState.class),
            entry("WaitedFor", RecoveryState.Waited.class));

    @Test
    void eachPathAndMethodAndNothingElse() {
        Set<String> documented = new TreeSet<>();
        DOCUMENT.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> documented.add(method + " " + path.getKey())));
        assertThat(handlers().keySet()).isEqualTo(documented);
    }

    @Test
    void eachParameterAndNothingElse() {
        handlers().forEach((call, handler) -> {
            if (Arrays.asList(handler.getParameterTypes()).contains(Viewer.class)) {
                assertThat(documented(call, "query")).as(call).isEqualTo(components(filter(handler)));
                assertThat(documented(call, "header"))
                        .as(call)
                        .containsExactlyInAnyOrder(Acting.ROLE, Acting.PARTY, Acting.DISTRICTS);
            }
        });
    }

    @Test
    void eachFieldOfEachAnswerAndNothingElse() {
        ANSWERS.forEach((name, answer) -> {
            Set<String> properties = new TreeSet<>();
            DOCUMENT.at("/components/schemas/" + name + "/properties")
                    .fieldNames()
                    .forEachRemaining(properties::add);
            assertThat(properties).as(name).isEqualTo(components(Stream.of(answer)));
        });
    }

    /** The states of a filter are those of the flow. */
    @Test
    void statesAreThoseOfTheCode() {
        assertThat(texts(DOCUMENT.at("/components/schemas/PaymentState/enum")))
                .isEqualTo(Arrays.stream(PaymentState.values())
                        .map(PaymentState::code)
                        .toList());
        JsonNode ofClaims = StreamSupport.stream(
                        DOCUMENT.at("/paths/~1api~1claims/get/parameters").spliterator(), false)
                .filter(parameter -> parameter.path("name").asText().equals("state"))
                .findFirst()
                .orElseThrow();
        assertThat(texts(ofClaims.at("/schema/enum")))
                .isEqualTo(
                        Arrays.stream(ClaimState.values()).map(ClaimState::code).toList());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void limitsAreThoseOfTheCode() {
        JsonNode limit = DOCUMENT.at("/components/parameters/limit/schema");
        assertThat(limit.path("maximum").asInt()).isEqualTo(Asked.MOST);
        assertThat(limit.path("default").asInt()).isEqualTo(Asked.LIMIT);
    }

    @Test
    void theCopyForReadersIsTheSame() throws IOException {
        assertThat(Files.readString(OpenApiDocument.COPY)).isEqualTo(OpenApiDocument.render());
    }

    private static Stream<Class<?>> filter(Method handler) {
        return Arrays.stream(handler.getParameterTypes())
                .filter(Class::isRecord)
                .filter(type -> !type.equals(Viewer.class));
    }

    private static Set<String> components(Stream<Class<?>> records) {
        Set<String> names = new TreeSet<>();
        records.flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(RecordComponent::getName)
                .forEach(names::add);
        return names;
    }

    private static Set<String> documented(String call, String where) {
        String[] parts = call.split(" ", 2);
        JsonNode parameters =
                DOCUMENT.path("paths").path(parts[1]).path(parts[0]).path("parameters");
        Set<String> names = new TreeSet<>();
        StreamSupport.stream(parameters.spliterator(), false)
                .map(parameter -> parameter.has("$ref")
                        ? DOCUMENT.at(parameter.path("$ref").asText().substring(1))
                        : parameter)
                .filter(parameter -> parameter.path("in").asText().equals(where))
                .forEach(parameter -> names.add(parameter.path("name").asText()));
        return names;
    }

    private static Map<String, Method> handlers() {
        ClassPathScanningCandidateComponentProvider controllers =
                new ClassPathScanningCandidateComponentProvider(false);
        controllers.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        Map<String, Method> handlers = new TreeMap<>();
        controllers.findCandidateComponents("cn.caitong.app.api").forEach(found -> {
            Class<?> controller = ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
            List<String> prefix = paths(controller, List.of(""));
            for (Method method : controller.getDeclaredMethods()) {
                RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (mapping != null) {
                    String path = prefix.getFirst() + paths(method, List.of("")).getFirst();
                    handlers.put(mapping.method()[0].name().toLowerCase(Locale.ROOT) + " " + path, method);
                }
            }
        });
        return handlers;
    }

    private static List<String> paths(AnnotatedElement element, List<String> otherwise) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(element, RequestMapping.class);
        return mapping == null || mapping.path().length == 0 ? otherwise : new ArrayList<>(List.of(mapping.path()));
    }
}
