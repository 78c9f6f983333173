package cn.caitong.app.api;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.search.CaseView;
import cn.caitong.routes.casefile.CaseCodec;
import cn.caitong.routes.payment.ClaimFacts;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * The claim of an invoice in a list: its case, and when the invoice was uploaded, pushed, delivered and confirmed.
 *
 * @param times null where no claim of that number was ever accepted
 */
record ClaimAnswer(@JsonUnwrapped CaseSummary summary, ClaimFacts.@Nullable Times times) {
    static ClaimAnswer of(CaseCodec codec, CaseView view, @Nullable CaseFile file) {
        return new ClaimAnswer(
                CaseSummary.of(view),
                file == null
                        ? null
                        : ClaimFacts.of(codec, file).map(ClaimFacts::times).orElse(null));
    }
}
