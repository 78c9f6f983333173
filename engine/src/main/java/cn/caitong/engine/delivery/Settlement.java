package cn.caitong.engine.delivery;

import cn.caitong.engine.delivery.End.Found;
import cn.caitong.engine.parked.Parked;
import cn.caitong.engine.parked.ParkedItems;

/**
 * Ends something unknown by what was said elsewhere than in its partner's answer: questions after it go, and no person is asked
 * any more.
 */
final class Settlement {
    private final Delivery delivery;
    private final ParkedItems parked;

    Settlement(Delivery delivery) {
        this.delivery = delivery;
        this.parked = delivery.parkedItems();
    }

    /** Who ended it, and by what. */
    record Because(String by, String why) {
        static Because ofHub(String why) {
            return new Because("hub", why);
        }
    }

    void settle(OutgoingRow row, Found found, Because because, Effects effects) {
        EndRules rules = new EndRules(delivery.ending().policies(), effects);
        new Inquiries(delivery.ending().policies(), effects, rules).resolve(row, found, row);
        effects.inquiriesAbout(row.id()).stream()
                .filter(question -> question.state() == OutgoingState.READY)
                .forEach(question -> effects.move(question, OutgoingState.WITHDRAWN, null));
        parked.resolve(Parked.Kind.DELIVERY, row.id().toString(), because.by(), because.why(), effects.now);
    }
}
