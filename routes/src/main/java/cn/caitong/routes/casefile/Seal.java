package cn.caitong.routes.casefile;

/** Seals a text for storage and opens it again: accounts never stand in a case in the clear. */
public interface Seal {
    String seal(String text);

    String open(String sealed);
}
