package cn.caitong.engine.cases;

import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.wake.WakeUp;
import java.util.HashSet;
import java.util.Set;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes whoever has work, once the caller's transaction is committed. */
final class Tokens {
    private final WakeUp wakeUp;

    Tokens(WakeUp wakeUp) {
        this.wakeUp = wakeUp;
    }

    void afterCommit(Consequences all) {
        Set<String> flows = new HashSet<>();
        Set<String> partners = new HashSet<>();
        all.fanOuts.forEach(fanOut -> flows.add(fanOut.location().flow()));
        all.raised.forEach(raised -> flows.add(raised.to().flow()));
        for (Changed<Outgoing> told : all.outgoing) {
            switch (told.change()) {
                case Outgoing.Tell tell -> partners.add(tell.partner());
                case Outgoing.Withdraw withdraw -> flows.add(told.location().flow()); // its answer is an event
                case Outgoing.LetGo letGo -> partners.add(letGo.partner());
                case Outgoing.Shown shown -> {} // a sweep ends what is unknown
            }
        }
        afterCommit(flows, partners);
    }

    void afterCommit(Set<String> flows, Set<String> partners) {
        if (flows.isEmpty() && partners.isEmpty()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                flows.forEach(wakeUp::flow);
                partners.forEach(wakeUp::partner);
            }
        });
    }
}
