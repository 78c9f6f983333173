package cn.caitong.engine.obligation;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Flow;

/** A flow whose name alone matters. */
record SilentFlow(String name) implements Flow {
    SilentFlow() {
        this(Clockwork.FLOW);
    }

    @Override
    public int schemaVersion() {
        return 1;
    }

    @Override
    public Decision decide(CaseFile current, Event event, Context context) {
        throw new AssertionError("nothing is decided here");
    }
}
