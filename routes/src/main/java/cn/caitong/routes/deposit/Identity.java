package cn.caitong.routes.deposit;

/** A party's register and number. Prints without the number, which may be a natural person's. */
record Identity(String scheme, String id) {
    @Override
    public String toString() {
        return scheme + ":****";
    }
}
