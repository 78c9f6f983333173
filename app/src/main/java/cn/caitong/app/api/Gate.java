package cn.caitong.app.api;

import cn.caitong.connectors.inbound.Refusal;
import cn.caitong.connectors.inbound.Reply;
import cn.caitong.connectors.partner.Credentials;
import cn.caitong.connectors.partner.Limits;
import cn.caitong.connectors.partner.Operators;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.search.Viewer;
import cn.caitong.mappings.report.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Before each handler that shows something: who looks, whether not too often, and whether every parameter is one that it
 * knows. Reading has the same limits as handing in, and a count of its own, so that neither keeps the other out.
 */
@Component
final class Gate implements HandlerInterceptor, WebMvcConfigurer {
    /** The request's attribute that holds its {@link Viewer}. */
    static final String VIEWER = "viewer";

    private static final String PLACE = Gate.class.getName();

    private final Credentials credentials;
    private final Operators operators;
    private final Partners partners;
    private final Acting acting;
    private final Limits limits = new Limits();

    Gate(Credentials credentials, Operators operators, Partners partners, Acting acting) {
        this.credentials = credentials;
        this.operators = operators;
        this.partners = partners;
        this.acting = acting;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (handler instanceof HandlerMethod method && shows(method)) {
            try {
                request.setAttribute(VIEWER, viewer(request));
                refuseUnknownParameters(method, request);
            } catch (RefusedException refused) {
                leave(request);
                throw refused;
            }
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        leave(request);
    }

    private static boolean shows(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType().equals(Viewer.class));
    }

    private Viewer viewer(HttpServletRequest request) {
        @Nullable String shown = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (operators.person(shown).isPresent()) {
            Acting.forItself(request);
            return Viewer.everywhere();
        }
        Partner partner = credentials
                .holder(shown)
                .flatMap(partners::find)
                .orElseThrow(() -> new TurnedAway(Reply.problem(Refusal.NOT_AUTHENTICATED)));
        switch (limits.admit(partner)) {
            case Limits.Admission.Refused refused ->
                throw new TurnedAway(Reply.busy(Refusal.TOO_FAST, refused.retryAfter()));
            case Limits.Admission.Admitted place -> request.setAttribute(PLACE, place);
        }
        return acting.viewer(partner, request);
    }

    private static void leave(HttpServletRequest request) {
        if (request.getAttribute(PLACE) instanceof Limits.Admission.Admitted place) {
            request.removeAttribute(PLACE);
            place.close();
        }
    }

    /** A filter that is misspelt, or empty, must not be taken for none. */
    private static void refuseUnknownParameters(HandlerMethod method, HttpServletRequest request) {
        Map<String, Class<?>> known = Arrays.stream(method.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .filter(Class::isRecord)
                .filter(type -> !type.equals(Viewer.class))
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .collect(Collectors.toMap(RecordComponent::getName, RecordComponent::getType));
        Asked.nothingBut(known.keySet(), request);
        known.forEach((name, type) -> refuseEmpty(name, type, request));
    }

    /** Text says by itself that it is empty; of anything else nothing would come, as if nothing had been asked. */
    private static void refuseEmpty(String name, Class<?> type, HttpServletRequest request) {
        @Nullable String value = request.getParameter(name);
        if (value != null && value.isBlank() && !type.equals(String.class)) {
            throw Rule.of(type).brokenBy(name);
        }
    }
}
