package cn.caitong.engine.wake;

/** Says that there may be work. Called after the commit that made it; never throws, never waits for the work. */
public interface WakeUp {
    /** Events wait for cases of this flow. */
    void flow(String flow);

    /** Something is to be told to this partner. */
    void partner(String partner);
}
