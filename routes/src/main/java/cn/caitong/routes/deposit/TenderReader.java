package cn.caitong.routes.deposit;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.routes.casefile.CaseCodec;
import cn.caitong.routes.casefile.Seal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a tender's case for flows whose parent it is. */
public final class TenderReader {
    private final CaseCodec codec;

    public TenderReader(Seal seal) {
        this.codec = new CaseCodec(seal, FirstShape::completed);
    }

    /** What a contract must know of it; nothing while it is not registered. */
    public Optional<TenderOutline> outline(@Nullable CaseFile tender) {
        return tender == null || tender.isUnplaced()
                ? Optional.empty()
                : Optional.of(TenderOutline.of(codec.read(tender.data(), TenderFacts.class)));
    }
}
