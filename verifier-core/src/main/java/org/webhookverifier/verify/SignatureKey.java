package org.webhookverifier.verify;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.webhookverifier.provider.Hash;

/** A key for signatures of any kind. Its {@code toString} must not show it. */
sealed interface SignatureKey extends Key
        permits SignatureKey.OfMac, SignatureKey.OfDigest, Ed25519Key, EcdsaKey, RsaKey {
    /** Returns the length of a signature, or 0 if that varies. */
    int length();

    /** Returns the id by which the sender names the key; empty if it does not. */
    String id();

    /** Returns the bytes of a secret that is itself part of what is hashed; none for other keys. */
    byte[] secret();

    /** Returns whether a signature is one of the content, in constant time where the key is secret. Never throws. */
    boolean matches(byte[] content, byte[] signature);

    /** A key of HMACs. */
    record OfMac(String id, MacKey key, int length) implements SignatureKey {
        @Override
        public byte[] secret() {
            return new byte[0];
        }

        @Override
        public boolean matches(byte[] content, byte[] signature) {
            MacWorker worker = key.take();
            worker.begin();
            byte[] mac = worker.mac(content);
            key.give(worker);
            return MessageDigest.isEqual(mac, signature);
        }

        @Override
        public String toString() {
            return "MacKey[redacted]";
        }
    }

    /** A secret that is hashed with the content. */
    record OfDigest(String id, Hash hash, byte[] secret) implements SignatureKey {
        @Override
        public int length() {
            return hash.length();
        }

        @Override
        public boolean matches(byte[] content, byte[] signature) {
            try {
                return MessageDigest.isEqual(
                        MessageDigest.getInstance(hash.digestName()).digest(content), signature);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("This Java runtime has no " + hash.digestName(), e);
            }
        }

        @Override
        public String toString() {
            return "DigestKey[redacted]";
        }
    }
}
