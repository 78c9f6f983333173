package cn.caitong.mappings.csv;

import static cn.caitong.mappings.csv.Layouts.GB18030;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class SecretFilesAreFoundInAnyShapeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "编号,名称,密级\n1,甲,公开\n2,乙,机密\n",
                "编号|是否涉密\n1|是\n",
                "编号;classification\n1;Secret\n",
                "对账单,密级：绝密\n",
                "编号,\"是否涉密\"\r\n1,\"是\"\r\n"
            })
    void aMarkIsFoundWhateverElseIsWrong(String file) {
        assertThat(SecretRows.isIn(file.getBytes(GB18030), GB18030)).isTrue();
        assertThat(SecretRows.isIn(file.getBytes(StandardCharsets.UTF_8), GB18030))
                .as("in another encoding than was agreed")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"编号,是否涉密\n1,否\n", "编号,密级\n1,非涉密\n2,\n", "编号,名称\n1,机密仪器公司\n", ""})
    void whatIsMarkedAsOpenIsNot(String file) {
        assertThat(SecretRows.isIn(file.getBytes(GB18030), GB18030)).isFalse();
    }
}
