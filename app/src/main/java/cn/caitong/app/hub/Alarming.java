package cn.caitong.app.hub;

import cn.caitong.engine.alarm.Acknowledgements;
import cn.caitong.engine.alarm.AlarmCatalogue;
import cn.caitong.engine.alarm.AlarmKind;
import cn.caitong.engine.alarm.AlarmQueries;
import cn.caitong.engine.alarm.AlarmWatch;
import cn.caitong.engine.alarm.ChannelAlarms;
import cn.caitong.engine.alarm.EngineAlarms;
import cn.caitong.engine.alarm.VeiledQueries;
import cn.caitong.routes.contract.ContractAlarms;
import cn.caitong.routes.deposit.DepositAlarms;
import cn.caitong.routes.deposit.TenderAlarms;
import cn.caitong.routes.payment.ClaimAlarms;
import cn.caitong.routes.treasury.PaymentAlarms;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.support.GenericApplicationContext;

/** Alarms: what each means, the sweep that tells and ends them, and what the API shows and acknowledges them with. */
public final class Alarming {
    private final Engine engine;
    private final AlarmCatalogue catalogue = catalogue();

    Alarming(Engine engine) {
        this.engine = engine;
    }

    /** Every code that this hub raises. */
    public static AlarmCatalogue catalogue() {
        Stream<List<AlarmKind>> all = Stream.of(
                EngineAlarms.all(),
                ChannelAlarms.all(),
                TenderAlarms.all(),
                DepositAlarms.all(),
                ContractAlarms.all(),
                ClaimAlarms.all(),
                PaymentAlarms.all());
        return new AlarmCatalogue(all.flatMap(List::stream).toList());
    }

    void register(GenericApplicationContext beans) {
        AlarmQueries queries = new AlarmQueries(engine.transactions(), catalogue);
        beans.registerBean(AlarmQueries.class, () -> queries);
        VeiledQueries veiled = new VeiledQueries(engine.transactions(), catalogue);
        beans.registerBean(VeiledQueries.class, () -> veiled);
        beans.registerBean(Acknowledgements.class, () -> engine.acknowledgements(queries));
    }

    void addTo(Sweeps sweeps) {
        sweeps.every(5000, "alarms", new AlarmWatch(engine.transactions(), catalogue)::sweep);
    }
}
