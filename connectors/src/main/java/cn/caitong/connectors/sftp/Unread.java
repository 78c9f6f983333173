package cn.caitong.connectors.sftp;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.stream.Stream;

/** Why a partner's folder could not be read, in words: what is wrong, and what to do about it. */
enum Unread {
    STRANGER(
            "its server does not show the known key; ask the partner before a new one is put among the secrets",
            "对方服务器的主机密钥与已登记的不符；请先向对方核实，再更换密钥文件"),
    TURNED_AWAY(
            "its server does not let the hub sign in; check user and password or key with the partner",
            "对方服务器拒绝登录；请与对方核对用户名及口令或密钥"),
    NO_CREDENTIAL("its password or key is not among the secrets; put it there", "密钥目录中没有其口令或密钥文件；请补齐"),
    NO_SUCH_HOST("the host of its baseUrl is not known; correct the descriptor", "接口地址中的主机名无法解析；请更正配置"),
    NOBODY_THERE("nobody listens at its baseUrl; have the partner start its server", "对方地址无服务监听；请联系对方启动服务"),
    REFUSED("its server does not show the folder; check name and rights with the partner", "对方服务器不允许读取该目录；请核对目录名及权限"),
    BROKEN_OFF(
            "the connection broke off or was not answered in time; check network and server",
            "连接中断或未在时限内应答；请检查网络及对方服务器");

    private static final String SIGN_IN = "auth";

    private final String english;
    private final String chinese;

    Unread(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    static Unread of(IOException failed) {
        if (failed instanceof RefusedByServer) {
            return REFUSED;
        }
        return Stream.<Throwable>iterate(failed, cause -> cause != null, Throwable::getCause)
                .map(Unread::of)
                .filter(why -> why != BROKEN_OFF)
                .findFirst()
                .orElse(BROKEN_OFF);
    }

    private static Unread of(Throwable cause) {
        return switch (cause) {
            case JSchHostKeyException stranger -> STRANGER;
            case NoSuchFileException absent -> NO_CREDENTIAL;
            case UnknownHostException unknown -> NO_SUCH_HOST;
            case ConnectException refused -> NOBODY_THERE;
            case NoRouteToHostException away -> NOBODY_THERE;
            case JSchException signIn when text(signIn).startsWith(SIGN_IN) -> TURNED_AWAY;
            default -> BROKEN_OFF;
        };
    }

    private static String text(JSchException failed) {
        return String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT);
    }

    /** Whether it may be over at the next turn, as a server's restart is; what somebody must settle first is told at once. */
    boolean mayPass() {
        return switch (this) {
            case STRANGER, TURNED_AWAY, NO_CREDENTIAL -> false;
            case NO_SUCH_HOST, NOBODY_THERE, REFUSED, BROKEN_OFF -> true;
        };
    }

    String english() {
        return english;
    }

    String chinese() {
        return chinese;
    }
}
