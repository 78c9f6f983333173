package cn.caitong.engine.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.parked.ParkedQueries;
import cn.caitong.engine.parked.ParkedView;
import cn.caitong.engine.search.Viewer;
import cn.caitong.engine.store.TestDatabase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** While a hub is upgraded, two versions look at the same rows. */
@Tag("database")
class WhatANewerNodeParkedIsShownTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final AlarmsAtWork work = new AlarmsAtWork(DATABASE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void byItsCodesThoughThisVersionKnowsNeitherKindNorOwner() {
        DATABASE.withOwner("alter table parked drop constraint parked_kind_check");
        work.openCase("one", false);
        work.openCase("secret", true);
        park("dream", "1", "one");
        park("dream", "2", "secret");
        park("event", "3", "one");
        work.raise("of-tomorrow", "event:3");
        assertThat(new ParkedQueries(work.transactions).open(null, 10))
                .extracting(ParkedView::kind)
                .containsExactly("event", "dream");
        assertThat(new ParkedQueries(work.transactions).open(null, 10))
                .extracting(ParkedView::known)
                .element(1)
                .isEqualTo(Optional.empty());
        assertThat(work.search(Viewer.everywhere(), AlarmQueries.State.OPEN))
                .extracting(alarm -> alarm.kind().owner())
                .containsExactly(AlarmKind.Owner.OPERATOR);
        assertThat(new VeiledQueries(work.transactions, new AlarmCatalogue(List.of())).parked(10))
                .extracting(Veiled::code)
                .containsExactly("why");
    }

    private void park(String kind, String ref, String key) {
        work.transactions
                .jdbc()
                .sql("""
                    insert into parked (kind, ref, flow, case_id, jurisdiction, partner, code, detail, owner, at)
                    values (?, ?, 'deposit', ?, '500103', '500103', 'why', 'd', 'dreamer', legal_now())\
                    """)
                .params(kind, ref, AlarmsAtWork.id(key))
                .update();
    }
}
