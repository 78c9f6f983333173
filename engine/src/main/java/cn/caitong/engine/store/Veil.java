package cn.caitong.engine.store;

/**
 * Whether by now everybody may know of something (P13), in the words of every statement that asks: of a case {@code c}, or of
 * what is parked {@code p}, whose case may not be there yet.
 */
public final class Veil {
    /** Of a case: what is veiled is known once its parent's opening has come. Without a parent it never is. */
    public static final String LIFTED = lifted("legal_now()");

    private static final String PARENT = """
        (select i.parent_id from inbox i where i.case_id = p.case_id and i.id::text = p.ref limit 1)\
        """;

    /**
     * From when something about a case is known. What speaks of veiled cases waits for its own case's opening; what was to begin a
     * veiled case, for that of the parent it named. Null while nobody can tell.
     */
    public static final String OPENS = "case when c.id is null then " + opening(PARENT) + " when c.veiled then "
            + opening("c.parent_id") + " else c.unveils_at end";

    private Veil() {}

    /**
     * The same at a time that the statement has read already. The parent is asked for by its key, one by one: of an {@code exists}
     * the planner makes a hash of every tender there is.
     */
    public static String lifted(String now) {
        return "(not c.veiled or coalesce(" + opening("c.parent_id") + " <= " + now + ", false))";
    }

    /** Of the delivery, or whatever else, whose case has this id: known where there is no such case. */
    public static String liftedOf(String caseId) {
        return "coalesce((select " + LIFTED + " from case_file c where c.id = " + caseId + "), true)";
    }

    /** Of a parked item or an alarm: also when it speaks of veiled cases itself, whatever its case is. */
    public static String liftedOfItem(String item) {
        return "(not (" + item + ".veiled or coalesce(c.veiled, false)) or coalesce(" + OPENS
                + " <= legal_now(), false))";
    }

    private static String opening(String caseId) {
        return "(select t.unveils_at from case_file t where t.id = " + caseId + ")";
    }
}
