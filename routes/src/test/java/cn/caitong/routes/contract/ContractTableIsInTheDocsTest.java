package cn.caitong.routes.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ContractTableIsInTheDocsTest {
    @Test
    void theTableInTheDocsIsTheTableInTheCode() throws IOException {
        ContractTableDocument.page().assertCurrent();
    }

    @Test
    void noStateIsLeftBackwardsButByResumption() {
        for (ContractKind kind : ContractKind.values()) {
            for (ContractState state : ContractState.values()) {
                assertThat(ContractTable.rule(kind, state).leadsTo())
                        .as("%s in %s", kind, state)
                        .allMatch(next -> next.compareTo(state) >= 0 || kind == ContractKind.RESUMED);
            }
        }
    }
}
