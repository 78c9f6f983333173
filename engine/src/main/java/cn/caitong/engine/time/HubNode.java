package cn.caitong.engine.time;

/**
 * This process among the hub's nodes.
 *
 * @param id unique among those that run at the same time
 * @param version of the hub's software
 */
public record HubNode(String id, String version) {}
