package cn.caitong.engine.alarm;

import java.util.Locale;
import java.util.Set;

/**
 * What an alarm of one code means.
 *
 * @param code stable, lower case with hyphens
 * @param owner who has to do something
 * @param en what happened and what is to be done; {@code zh} the same in Chinese
 * @param ending what ends it
 * @param byPerson whether a person may end it, with a reason, because nothing else surely will
 */
public record AlarmKind(String code, Owner owner, String en, String zh, Ending ending, boolean byPerson) {
    /** Who has to do something. */
    public enum Owner {
        /** Those who run the hub. */
        OPERATOR("运维"),
        /** The finance bureau that supervises procurement: something must be decided. */
        BUREAU("财政部门"),
        /** The purchaser, or its agency. */
        PURCHASER("采购人");

        private final String chinese;

        Owner(String chinese) {
            this.chinese = chinese;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String chinese() {
            return chinese;
        }
    }

    /** What ends an alarm. */
    public sealed interface Ending {
        /** Whoever raised it ends it, once its cause is gone. */
        record Raiser() implements Ending {}

        /** Nothing but a person. */
        record Person() implements Ending {}

        /** It stands while the case is in one of these states. */
        record WhileIn(Set<String> states) implements Ending {
            public WhileIn {
                states = Set.copyOf(states);
            }
        }

        /**
         * It stands while the case has a clock of this kind.
         *
         * @param clauses of any of these clauses; empty for whatever clause
         * @param except but of none of these
         */
        record WhileClock(Running running, Set<String> clauses, Set<String> except) implements Ending {
            public WhileClock {
                clauses = Set.copyOf(clauses);
                except = Set.copyOf(except);
            }
        }
    }

    /** How a clock stands. */
    public enum Running {
        /** Its last day has not passed, and nothing of it is done. */
        SOON,
        /** Its last day has passed, and it is still owed. */
        LATE,
        /** It is owed, late or not. */
        OWED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Its raiser ends it. */
    public static AlarmKind passing(String code, Owner owner, String en, String zh) {
        return new AlarmKind(code, owner, en, zh, new Ending.Raiser(), false);
    }

    /** A person ends it. */
    public static AlarmKind acknowledged(String code, Owner owner, String en, String zh) {
        return new AlarmKind(code, owner, en, zh, new Ending.Person(), true);
    }

    /** It stands while the case is in one of these states. */
    public static AlarmKind whileIn(Set<String> states, String code, Owner owner, String en, String zh) {
        return new AlarmKind(code, owner, en, zh, new Ending.WhileIn(states), false);
    }

    /** It stands while a clock of these clauses runs so; of any clause where none is named. */
    public static AlarmKind whileClock(
            Running running, Set<String> clauses, String code, Owner owner, String en, String zh) {
        return new AlarmKind(code, owner, en, zh, new Ending.WhileClock(running, clauses, Set.of()), false);
    }

    /** The same, where a person may end it too. */
    public AlarmKind orByPerson() {
        return new AlarmKind(code, owner, en, zh, ending, true);
    }
}
