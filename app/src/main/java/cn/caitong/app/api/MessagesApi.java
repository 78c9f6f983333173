package cn.caitong.app.api;

import cn.caitong.connectors.inbound.Incoming;
import cn.caitong.connectors.inbound.Reception;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Canonical messages in, receipts out. */
@RestController
final class MessagesApi {
    private final Reception reception;

    MessagesApi(Reception reception) {
        this.reception = reception;
    }

    /** The body is read here and nowhere before, no further than the sender's limit. */
    @PostMapping("/api/messages")
    ResponseEntity<byte[]> post(HttpServletRequest request) throws IOException {
        Map<String, String> headers = Collections.list(request.getHeaderNames()).stream()
                .collect(Collectors.toMap(
                        name -> name.toLowerCase(Locale.ROOT), request::getHeader, (first, again) -> first));
        return Replies.of(reception.receive(new Incoming(
                Optional.empty(),
                "",
                request.getHeader(HttpHeaders.AUTHORIZATION),
                request.getContentType(),
                headers,
                request.getInputStream())));
    }
}
