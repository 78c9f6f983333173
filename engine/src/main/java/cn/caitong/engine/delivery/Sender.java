package cn.caitong.engine.delivery;

/**
 * Calls a partner, in no transaction. Must give up within {@link PartnerPolicy#callLimit()}; an exception counts as
 * {@link End.Unknown}.
 */
@FunctionalInterface
public interface Sender {
    End send(Marked marked);
}
