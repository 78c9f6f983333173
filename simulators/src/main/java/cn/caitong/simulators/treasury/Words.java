package cn.caitong.simulators.treasury;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** How the treasury writes its own numbers, whatever it speaks. */
final class Words {
    private Words() {}

    static String day(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }
}
