package cn.caitong.mappings.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.money.Money;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
@net.jqwik.api.Tag("unit")
class AmountsInCapitalsAreWrittenAndReadTest {
    @ParameterizedTest
    @CsvSource({
        "0.00, 零圆整",
        "0.05, 伍分",
        "0.50, 伍角整",
        "0.55, 伍角伍分",
        "1.00, 壹圆整",
        "10.00, 壹拾圆整",
        "16409.02, 壹万陆仟肆佰零玖圆零贰分",
        "325.04, 叁佰贰拾伍圆零肆分",
        "1409.50, 壹仟肆佰零玖圆伍角整",
        "6007.14, 陆仟零柒圆壹角肆分",
        "107000.53, 壹拾万柒仟圆伍角叁分",
        "10500.00, 壹万零伍佰圆整",
        "10005.00, 壹万零伍圆整",
        "100000000.00, 壹亿圆整",
        "100005000.00, 壹亿零伍仟圆整",
        "105000000.00, 壹亿零伍佰万圆整",
        "1000000000000.00, 壹万亿圆整",
        "-954.00, 负玖佰伍拾肆圆整",
        "999999999999999.99, 玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖圆玖角玖分"
    })
    void asTheRulesWriteThem(String amount, String capitals) {
        assertThat(CapitalAmount.write(Money.cny(amount))).isEqualTo(capitals);
        assertThat(CapitalAmount.read(capitals)).contains(Money.cny(amount));
    }

    /** The rules' own examples, and what else is in use for the same amounts. */
    @ParameterizedTest
    @CsvSource({
        "1680.32, 人民币壹仟陆佰捌拾元零叁角贰分",
        "1680.32, 壹仟陆佰捌拾元叁角贰分",
        "107000.53, 人民币壹拾万零柒仟元伍角叁分",
        "107000.53, 壹拾万柒仟元零伍角叁分",
        "16409.02, 人民币壹万陆仟肆佰零玖元贰分",
        "100.00, 壹佰元正",
        "100.00, 壹佰圆",
        "100.00, 壹佰元零角零分",
        "100.00, ' 壹佰 元 整 '",
        "23000.00, 貳萬叄仟圓整",
        "-954.00, （负数）玖佰伍拾肆圆整",
        "-954.00, 人民币负玖佰伍拾肆元整",
        "100.00, ⊗壹佰圆整",
        "100.00, （大写）ⓧ 壹佰圆整",
        "-954.00, （负数）⊗玖佰伍拾肆圆整",
        "0.50, 零圆伍角"
    })
    void asOthersWriteThem(String amount, String capitals) {
        assertThat(CapitalAmount.read(capitals)).contains(Money.cny(amount));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "圆", "整", "壹佰", "100元", "一百元整", "壹仟伍圆", "壹万伍圆整", "壹佰零零伍圆", "壹仟零伍佰圆", "佰圆整", "壹伍圆", "壹拾贰佰圆", "壹拾叁拾圆",
                "零伍圆", "壹佰零圆整", "万圆", "壹万万圆", "壹亿亿圆", "壹角圆", "伍分伍角", "壹圆贰圆", "壹圆壹角壹角", "负负壹圆", "壹圆整整", "壹圆整。", "⊗",
                "壹⊗佰圆整", "⊗⊗⊗壹圆", "玖仟万亿圆"
            })
    void butNotWhatSaysNoneOrSeveral(String text) {
        assertThat(CapitalAmount.read(text)).isEmpty();
    }

    @Property(tries = 2_000)
    void everyAmountIsReadBackAsItWas(
            @ForAll @LongRange(min = -99_999_999_999_999_999L, max = 99_999_999_999_999_999L) long cents) {
        Money amount = new Money(BigDecimal.valueOf(cents, 2), "CNY");
        assertThat(CapitalAmount.read(CapitalAmount.write(amount))).contains(amount);
    }

    @Property(tries = 2_000)
    void soIsEverySmallOne(@ForAll @LongRange(min = 0, max = 20_000_000L) long cents) {
        Money amount = new Money(BigDecimal.valueOf(cents, 2), "CNY");
        assertThat(CapitalAmount.read(CapitalAmount.write(amount))).contains(amount);
    }

    /** One amount, one writing: two amounts that differ are never written the same. */
    @Property(tries = 1_000)
    void andNothingElseIs(@ForAll @LongRange(min = 0, max = 99_999_999_999_999_998L) long cents) {
        Money amount = new Money(BigDecimal.valueOf(cents, 2), "CNY");
        Money next = new Money(BigDecimal.valueOf(cents + 1, 2), "CNY");
        assertThat(CapitalAmount.write(amount)).isNotEqualTo(CapitalAmount.write(next));
    }
}
