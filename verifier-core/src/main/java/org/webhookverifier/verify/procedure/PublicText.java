package org.webhookverifier.verify.procedure;

/** Compares texts that are no secret: ids of keys, names of algorithms. A secret is compared in constant time. */
public final class PublicText {
    private PublicText() {}

    /** Returns whether two texts, of which anybody may know both, are the same. */
    public static boolean same(String a, String b) {
        return a.equals(b);
    }
}
