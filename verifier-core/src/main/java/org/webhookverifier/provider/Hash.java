package org.webhookverifier.provider;

/** The hash below an HMAC. */
public enum Hash {
    /** SHA-1; 20 bytes. Sound in an HMAC, and still what a few providers use. */
    SHA1("HmacSHA1", 20),
    /** SHA-256; 32 bytes. */
    SHA256("HmacSHA256", 32),
    /** SHA-384; 48 bytes. */
    SHA384("HmacSHA384", 48),
    /** SHA-512; 64 bytes. */
    SHA512("HmacSHA512", 64);

    private final String macName;
    private final int length;

    Hash(String macName, int length) {
        this.macName = macName;
        this.length = length;
    }

    /** Returns the standard name of the HMAC, as in {@link javax.crypto.Mac}. */
    public String macName() {
        return macName;
    }

    /** Returns the length of the hash in bytes. */
    public int length() {
        return length;
    }
}
