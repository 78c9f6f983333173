package cn.caitong.simulators.treasury;

import cn.caitong.simulators.http.Door;
import cn.caitong.simulators.http.Entrance;
import cn.caitong.simulators.http.Reply;
import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.queue.QueueCarrier;
import cn.caitong.simulators.queue.QueueDoor;
import cn.caitong.simulators.road.HubClient;
import cn.caitong.simulators.traffic.Outbox;
import java.util.function.Function;

/** By which hub and treasury meet; what is said is the dialect's. */
sealed interface Way {
    /** Whether a call is the hub's. */
    boolean isHub(Request request);

    Outbox.Carrier carrier();

    /** Where calls come in, and what answers them. */
    Entrance entrance(Function<Request, Reply> behind);

    static Way of(TreasurySettings settings) {
        return switch (settings.dialect()) {
            case CZZF, CZBK -> new OverHttp(settings);
            case CANONICAL -> new OnQueues(settings);
        };
    }

    /** Whoever shows the hub's token is the hub. */
    record OverHttp(TreasurySettings settings) implements Way {
        @Override
        public boolean isHub(Request request) {
            return request.bears(settings.hubToken());
        }

        @Override
        public Outbox.Carrier carrier() {
            return new HubClient(settings.ownToken(), settings.patience());
        }

        @Override
        public Entrance entrance(Function<Request, Reply> behind) {
            return new Door(settings.bind(), settings.port(), behind);
        }
    }

    /** The broker lets in nobody else; what is answered finds its call by an id. */
    record OnQueues(TreasurySettings settings) implements Way {
        @Override
        public boolean isHub(Request request) {
            return true;
        }

        @Override
        public Outbox.Carrier carrier() {
            return new QueueCarrier(settings.atBroker(), settings.patience());
        }

        @Override
        public Entrance entrance(Function<Request, Reply> behind) {
            return new QueueDoor(settings.atBroker(), call -> Canonical.addressed(call, behind.apply(call)));
        }
    }
}
