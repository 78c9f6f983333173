package cn.caitong.engine.alarm;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That somebody has something to do, about what nobody may know of yet (P13): neither what it is about, nor whose or where, nor
 * since when.
 *
 * @param code why
 * @param kind who has to do what
 * @param known on which legal day, in Shanghai, it will be known; null while nobody can tell
 */
public record Veiled(
        long id, String code, AlarmKind kind, @Nullable LocalDate known) {}
