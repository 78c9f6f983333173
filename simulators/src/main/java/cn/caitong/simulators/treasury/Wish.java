package cn.caitong.simulators.treasury;

import cn.caitong.simulators.traffic.Traffic;
import java.util.List;
import java.util.stream.Stream;

/** What the hub wants of the treasury. */
sealed interface Wish {
    /** The application id. */
    String id();

    Traffic traffic();

    record Submit(Application.Form form) implements Wish {
        @Override
        public String id() {
            return form.id();
        }

        @Override
        public Traffic traffic() {
            var instructions = form.items().stream().map(Item::instruction);
            return new Traffic(
                    Matter.APPLICATION,
                    Stream.concat(Stream.of(form.id(), form.payment()), instructions)
                            .toList());
        }
    }

    record Query(String id) implements Wish {
        @Override
        public Traffic traffic() {
            return new Traffic(Matter.QUERY, List.of(id));
        }
    }
}
