package cn.caitong.app.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.objenesis.SpringObjenesis;

/**
 * Makes the builders that are found, so that their routes can be looked at. A builder's constructor takes the beans that
 * its steps call and does nothing with them, so hollow ones will do: whatever a hollow bean is asked, it answers emptily.
 */
final class RouteBuilders {
    private static final Map<Class<?>, Object> PLAIN = Map.of(
            String.class,
            "lint",
            List.class,
            List.of(),
            Set.class,
            Set.of(),
            Map.class,
            Map.of(),
            Optional.class,
            Optional.empty());

    private RouteBuilders() {}

    static List<LintedBuilder> in(Iterable<JavaClass> classes) {
        List<LintedBuilder> found = new ArrayList<>();
        for (JavaClass type : classes) {
            if (type.isAssignableTo(RouteBuilder.class) && !type.getModifiers().contains(JavaModifier.ABSTRACT)) {
                found.add(LintedBuilder.of((RouteBuilder) make(type.reflect())));
            }
        }
        return found;
    }

    private static Object make(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(constructor.getParameterTypes())
                    .map(RouteBuilders::hollow)
                    .toArray());
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(type + ": its constructor does more than keep what it is given", failure);
        }
    }

    private static @Nullable Object hollow(Class<?> type) {
        if (type == void.class) {
            return null;
        }
        if (type.isPrimitive()) {
            return Array.get(Array.newInstance(type, 1), 0);
        }
        if (PLAIN.containsKey(type)) {
            return PLAIN.get(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isInterface()) {
            return Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, arguments) -> hollow(method.getReturnType()));
        }
        return new SpringObjenesis().newInstance(type);
    }
}
