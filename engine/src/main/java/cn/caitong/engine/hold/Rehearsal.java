package cn.caitong.engine.hold;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;

/**
 * What a release would let go: a dry run.
 *
 * @param rows instructions that are ready and wait for this hold; those of cases that nobody may know of yet are let go with
 *     the others and are not counted here (P13)
 * @param overdue those of them whose last day is over
 * @param held those of them that another hold keeps all the same
 */
public record Rehearsal(
        long rows,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        long overdue,
        long held) {}
