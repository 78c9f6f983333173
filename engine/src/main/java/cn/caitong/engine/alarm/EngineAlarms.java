package cn.caitong.engine.alarm;

import static cn.caitong.engine.alarm.AlarmKind.acknowledged;
import static cn.caitong.engine.alarm.AlarmKind.passing;

import cn.caitong.engine.alarm.AlarmKind.Owner;
import cn.caitong.engine.hold.MoneyBrake;
import cn.caitong.engine.outage.Outages;
import cn.caitong.engine.parked.HeldWatch;
import cn.caitong.engine.reconciliation.StatementWatch;
import cn.caitong.engine.recovery.Recovery;
import cn.caitong.engine.silence.Silence;
import java.util.List;

/** What the engine's own alarms mean; those of partners' folders and queues are in {@link ChannelAlarms}. */
public final class EngineAlarms {
    private EngineAlarms() {}

    public static List<AlarmKind> all() {
        return List.of(
                passing(
                        "delivery-late",
                        Owner.BUREAU,
                        "Past its legal limit, and the partner has not taken it yet; sending goes on. Call the"
                                + " partner.",
                        "已过法定期限，对方仍未接收；继续发送。请联系对方。"),
                passing(
                        "delivery-amount-differs",
                        Owner.BUREAU,
                        "Asked what became of a message, its partner says that it has it, of another sum than it was"
                                + " told. That counts for nothing: it is asked again, and nothing is sent meanwhile."
                                + " Call the partner, and have it put its books right; it must not pay that sum.",
                        "查询某报文的去向时，对方称已收到，但金额与所发不符。该答复不予采纳，将继续查询，期间不再发送。请联系对方更正，并不得按该金额支付。"),
                acknowledged(
                        "delivery-late-end",
                        Owner.OPERATOR,
                        "A send ended after its lease: a node was paused. What is uncertain is asked about by itself;"
                                + " find out why the node stood still.",
                        "发送在租约到期后才结束：有节点曾停顿。不明之处将自动查询；请查明节点停顿的原因。"),
                passing(
                        HeldWatch.HELD_TOO_LONG,
                        Owner.BUREAU,
                        "An event has waited for longer than its flow has patience. Ask its sender what was meant; if"
                                + " it was a mistake, dismiss it (/api/parked).",
                        "事件等待时间超出限度。请向提交方核实；确属误报的，予以撤除（/api/parked）。"),
                acknowledged(
                        "message-conflict",
                        Owner.BUREAU,
                        "One id came with two contents; the first stands, both are kept. Ask the partner which it"
                                + " meant; what else was meant is sent under an id of its own.",
                        "同一编号先后对应两份内容；以首份为准，均已留存。请向对方核实，另有所指的须以新编号报送。"),
                acknowledged(
                        Silence.NOT_TAKEN,
                        Owner.OPERATOR,
                        "A request of this partner failed inside the hub; it was told so and has no receipt. See the"
                                + " log, mend, and have it sent again. Until this is acknowledged, silence confirms"
                                + " nothing that could have been said through it.",
                        "该方报文因平台内部原因未能受理，已告知对方且未出具回执。请查看日志、排除原因并请其重报。确认本告警之前，" + "经该方可提出的事项，沉默不产生确认效力。"),
                passing(
                        MoneyBrake.TRIPPED,
                        Owner.OPERATOR,
                        "More money would have left to a partner within an hour than the limit allows, so it stands"
                                + " still. Look at what waits; two persons let it go.",
                        "一小时内拟发往该方的资金超过限额，已停止发出。请核查待发指令，由两人放行。"),
                passing(
                        Outages.AWAY,
                        Owner.OPERATOR,
                        "Nobody could be reached at this partner several times in a row. What is due waits in its"
                            + " order, and one message at a time tries; the first that gets through lets all go (GET"
                            + " /api/outages). See to the network, the address, the certificate or its server (of a"
                            + " partner of queues: the broker), and call the partner.",
                        "连续多次无法连通该方。待发消息按序等待，每次只试发一条，一经连通即全部放行（GET /api/outages）。"
                                + "请检查网络、地址、证书及对方服务（队列对接方：消息中间件），并联系对方。"),
                passing(
                        StandstillWatch.STANDS_STILL,
                        Owner.OPERATOR,
                        "Events wait undecided, or clocks unfired, and no node takes the first of them: nodes hang, or"
                                + " clocks are stopped (GET /api/firing). Keep the threads of each node, then kill and"
                                + " start it: that loses nothing.",
                        "有事项未裁决或期限未触发，且无节点处理队首：节点停滞，或期限触发已停（GET /api/firing）。请留存各节点线程信息，再强制结束并重启，不会丢失数据。"),
                passing(
                        Recovery.WAITING,
                        Owner.OPERATOR,
                        "A backup was restored and this partner has not covered the gap: no money leaves before. Have"
                                + " it send again what it holds receipts for.",
                        "系统已由备份恢复，该方尚未补报缺口期间的报文；此前不发出资金指令。请其补报。"),
                acknowledged(
                        "secret-refused",
                        Owner.BUREAU,
                        "A partner handed in what belongs to a secret project (N5.1). Nothing of it was kept. Have the"
                                + " partner handle it outside this platform.",
                        "对方报送了涉密项目内容（N5.1），未留存任何内容。请其在本平台之外按保密规定办理。"),
                passing(
                                StatementWatch.MISSING,
                                Owner.OPERATOR,
                                "A working day's statement has not come. Call its sender. Where there never will be"
                                    + " one, as of a day on which it was closed, say why: that day is missed no more.",
                                "某工作日的对账单未到。请联系报送方补送；确无该日对账单的（如当日停业），请填写原因确认，此后不再提示。")
                        .orByPerson());
    }
}
