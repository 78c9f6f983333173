package cn.caitong.routes.party;

/** A party's register and number. Prints without the number, which may be a natural person's. */
public record Identity(String scheme, String id) {
    @Override
    public String toString() {
        return scheme + ":****";
    }
}
