package cn.caitong.mappings.message;

/** Whether partners say a message to the hub, or the hub to a partner. */
public enum Direction {
    IN,
    OUT
}
