package org.webhookverifier.provider;

/** The hash below a signature. */
public enum Hash {
    /** MD5; 16 bytes. Broken as a hash; in an HMAC it still holds, and one provider has nothing else. */
    MD5("HmacMD5", "MD5", 16),
    /** SHA-1; 20 bytes. Sound in an HMAC, and still what a few providers use. */
    SHA1("HmacSHA1", "SHA-1", 20),
    /** SHA-256; 32 bytes. */
    SHA256("HmacSHA256", "SHA-256", 32),
    /** SHA-384; 48 bytes. */
    SHA384("HmacSHA384", "SHA-384", 48),
    /** SHA-512; 64 bytes. */
    SHA512("HmacSHA512", "SHA-512", 64);

    private final String macName;
    private final String digestName;
    private final int length;

    Hash(String macName, String digestName, int length) {
        this.macName = macName;
        this.digestName = digestName;
        this.length = length;
    }

    /** Returns the standard name of the HMAC, as in {@link javax.crypto.Mac}. */
    public String macName() {
        return macName;
    }

    /** Returns the standard name of the hash itself, as in {@link java.security.MessageDigest}. */
    public String digestName() {
        return digestName;
    }

    /** Returns the length of the hash in bytes. */
    public int length() {
        return length;
    }
}
