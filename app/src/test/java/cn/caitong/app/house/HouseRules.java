package cn.caitong.app.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What bytecode can show. The root package is an argument, so that the rules can be tried on faulty classes too. */
record HouseRules(String root) {
    /** Who may use whom, beyond itself. {@code app} wires them all, and nobody uses it. */
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "mappings", Set.of(),
            "engine", Set.of("mappings"),
            "connectors", Set.of("mappings", "engine"),
            "routes", Set.of("mappings", "engine", "connectors"),
            "simulators", Set.of());

    private static final Set<String> INJECTING = Set.of(
            "Autowired", "Inject", "Resource", "Value", "BeanInject", "PropertyInject", "EndpointInject", "Produce");

    List<ArchRule> all() {
        List<ArchRule> rules = new ArrayList<>();
        MAY_USE.forEach((module, allowed) -> rules.add(usesOnly(module, allowed)));
        rules.add(avoids("mappings", "org.springframework..", "org.apache.camel..", "java.net.http..", "java.sql.."));
        rules.add(avoids("engine", "org.apache.camel..", "jakarta.jms..", "javax.jms..", "org.apache.activemq.."));
        rules.add(avoids("simulators", "org.springframework..", "org.apache.camel.."));
        rules.add(packagesAreNamedByFlow());
        rules.add(nothingIsInjectedIntoFields());
        rules.add(noTimeWithoutAClock());
        rules.add(clocksAreMadeWhereThingsAreWired());
        rules.add(onlyTheTickerReadsNanoTime());
        rules.add(noVirtualThreads());
        rules.add(noPrintingButFromTheCommandLine());
        return rules.stream().map(rule -> rule.allowEmptyShould(true)).toList();
    }

    private String in(String module) {
        return root + "." + module + "..";
    }

    private ArchRule usesOnly(String module, Set<String> allowed) {
        String[] others = Stream.concat(Stream.of("app"), MAY_USE.keySet().stream())
                .filter(other -> !other.equals(module) && !allowed.contains(other))
                .map(this::in)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(in(module))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("the line is mappings, engine, connectors, routes, app; simulators stand alone");
    }

    private ArchRule avoids(String module, String... packages) {
        return noClasses()
                .that()
                .resideInAPackage(in(module))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .because(module + " is free of them");
    }

    private ArchRule packagesAreNamedByFlow() {
        return noClasses()
                .should()
                .resideInAnyPackage(Stream.of("common", "util", "utils", "helper", "helpers", "impl", "processors")
                        .map(name -> root + ".." + name + "..")
                        .toArray(String[]::new))
                .because("a package is named by its flow or part");
    }

    private ArchRule nothingIsInjectedIntoFields() {
        DescribedPredicate<com.tngtech.archunit.core.domain.JavaAnnotation<?>> injecting = describe(
                "an injecting annotation",
                annotation -> INJECTING.contains(annotation.getRawType().getSimpleName()));
        return noFields().should().beAnnotatedWith(injecting).because("constructors say what a class needs");
    }

    private ArchRule noTimeWithoutAClock() {
        DescribedPredicate<JavaCall<?>> readsTheTime = describe("reads the time", call -> {
            String owner = call.getTargetOwner().getName();
            boolean clockGiven =
                    call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
            boolean now = owner.startsWith("java.time.")
                    && !owner.equals(Clock.class.getName())
                    && call.getName().equals("now");
            boolean millis =
                    owner.equals(System.class.getName()) && call.getName().equals("currentTimeMillis");
            return (now && !clockGiven) || millis;
        });
        return noClasses().should().callCodeUnitWhere(readsTheTime).because("time is given, so that it can be tested");
    }

    private ArchRule clocksAreMadeWhereThingsAreWired() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("app"), in("simulators"))
                .should()
                .callMethodWhere(describe(
                        "makes a system clock",
                        call -> call.getTargetOwner().isEquivalentTo(Clock.class)
                                && call.getName().startsWith("system")))
                .because("only app and simulators say which clock is used");
    }

    private ArchRule onlyTheTickerReadsNanoTime() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(root + ".engine.time.Ticker")
                .should()
                .accessTargetWhere(describe(
                        "System.nanoTime()",
                        access -> access.getTargetOwner().isEquivalentTo(System.class)
                                && access.getName().equals("nanoTime")))
                .because("what is timed takes a Ticker");
    }

    private ArchRule noVirtualThreads() {
        return noClasses()
                .should()
                .callMethodWhere(describe(
                        "makes a virtual thread",
                        call -> Set.of("ofVirtual", "startVirtualThread", "newVirtualThreadPerTaskExecutor")
                                .contains(call.getName())))
                .because("few carriers, held by whoever loads a class, would stop all work of a node at once");
    }

    private ArchRule noPrintingButFromTheCommandLine() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("app"))
                .should(ACCESS_STANDARD_STREAMS)
                .because("a hub logs; only its command line prints");
    }
}
