package cn.caitong.engine.signature;

/** What a signature proved to be. */
public sealed interface Verdict {
    /**
     * The party's own, over exactly this.
     *
     * @param certificate the printed SM3 digest of the certificate
     */
    record Genuine(String certificate) implements Verdict {}

    /** It proves nothing; {@code detail} names no person. */
    record Flawed(String code, String detail) implements Verdict {}
}
