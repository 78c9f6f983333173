package cn.caitong.app.api;

import cn.caitong.engine.time.Readiness;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether to lead requests to this node, for a load balancer: one word, and to everybody. */
@RestController
final class HealthApi {
    private final Readiness readiness;

    HealthApi(Readiness readiness) {
        this.readiness = readiness;
    }

    /** One word: {@code up} or {@code down}. Why is for the log and the alarms. */
    record Answer(String status) {}

    /** As JSON whatever is accepted: a balancer that asks for text is answered all the same. */
    @GetMapping("/health")
    ResponseEntity<Answer> health() {
        boolean isUp = readiness.isReady();
        return ResponseEntity.status(isUp ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Answer(isUp ? "up" : "down"));
    }
}
