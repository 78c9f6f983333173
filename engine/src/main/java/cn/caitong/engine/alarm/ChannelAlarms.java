package cn.caitong.engine.alarm;

import static cn.caitong.engine.alarm.AlarmKind.acknowledged;
import static cn.caitong.engine.alarm.AlarmKind.passing;

import cn.caitong.engine.alarm.AlarmKind.Owner;
import java.util.List;

/** What the alarms of partners' folders and queues mean. */
public final class ChannelAlarms {
    private ChannelAlarms() {}

    public static List<AlarmKind> all() {
        return List.of(
                acknowledged(
                        "file-not-taken",
                        Owner.OPERATOR,
                        "A file failed inside the hub, or its server lets nobody read it; it stays where it is and is"
                                + " tried again. The log says why.",
                        "文件因平台内部原因未能受理，或对方服务器不允许读取，保留原处并将重试。原因见日志。"),
                acknowledged(
                        "file-not-usable",
                        Owner.OPERATOR,
                        "A link, a folder or an unusable name lies where files should be; it is left alone. Have the"
                                + " partner remove it.",
                        "目录中有链接、文件夹或名称不可用的条目，未予处理。请对方移除。"),
                passing(
                        "files-not-read",
                        Owner.OPERATOR,
                        "A partner's folder cannot be read; it is tried again. See the detail: network, key or"
                                + " password.",
                        "无法读取对方目录，将继续重试。请按说明检查网络、密钥或口令。"),
                passing(
                        "queue-message-aside",
                        Owner.OPERATOR,
                        "A message made the hub stumble five times and lies aside; silence does not confirm meanwhile."
                                + " See the log, mend, and start the hub again: it is tried then.",
                        "有报文屡次处理失败，已另存；此间沉默不产生确认效力。请查看日志、排除原因并重启平台，重启后将重试。"),
                passing(
                        "queue-not-read",
                        Owner.OPERATOR,
                        "The broker is away, or does not let the hub at this queue; it goes on by itself. Silence does"
                                + " not confirm meanwhile.",
                        "消息中间件不可用或不允许平台读取该队列，恢复后自动继续。此间沉默不产生确认效力。"));
    }
}
