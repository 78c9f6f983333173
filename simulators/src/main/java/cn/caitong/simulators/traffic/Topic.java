package cn.caitong.simulators.traffic;

/** What a call of the hub, or a message of a partner, is about. */
public interface Topic {
    /** The hub calls the partner; else the partner calls the hub. */
    boolean isCall();
}
