package cn.caitong.app.house.faulty.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.annotation.Autowired;

public class TellsItsOwnTime {
    @Autowired
    private String injected;

    private final CamelContext camel;

    TellsItsOwnTime(CamelContext camel) {
        this.camel = camel;
    }

    void print() {
        System.out.println(List.of(
                camel,
                injected,
                Instant.now(),
                LocalDate.now(ZoneOffset.UTC),
                System.currentTimeMillis(),
                Clock.systemUTC(),
                System.nanoTime(),
                Thread.ofVirtual()));
    }
}
