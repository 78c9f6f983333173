package cn.caitong.engine.search;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Flow;
import java.util.Set;

/** A flow that decides nothing; what it says of itself is what a search asks for. */
record SomeFlow(String name, Set<String> veiledTypes) implements Flow {
    @Override
    public int schemaVersion() {
        return 1;
    }

    @Override
    public Decision decide(CaseFile current, Event event, Context context) {
        throw new AssertionError("nothing is decided here");
    }
}
