package org.webhookverifier.verify;

import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/** A public key of Ed25519, by Bouncy Castle. */
final class Ed25519Key implements SignatureKey {
    static final int LENGTH = Ed25519.PUBLIC_KEY_SIZE;

    // The order of the group, from its lowest byte on.
    private static final byte[] ORDER = {
        (byte) 0xed,
        (byte) 0xd3,
        (byte) 0xf5,
        0x5c,
        0x1a,
        0x63,
        0x12,
        0x58,
        (byte) 0xd6,
        (byte) 0x9c,
        (byte) 0xf7,
        (byte) 0xa2,
        (byte) 0xde,
        (byte) 0xf9,
        (byte) 0xde,
        0x14,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0x10
    };

    private final String id;
    private final Ed25519.PublicPoint point;

    private Ed25519Key(String id, Ed25519.PublicPoint point) {
        this.id = id;
        this.point = point;
    }

    /** Makes a key of its 32 bytes, or returns {@code null} if they stand for no point, in a second spelling, or for one of small order. */
    static @Nullable Ed25519Key of(String id, byte[] bytes) {
        Ed25519.PublicPoint point = Ed25519.validatePublicKeyFullExport(bytes, 0);
        return point == null ? null : new Ed25519Key(id, point);
    }

    @Override
    public int length() {
        return Ed25519.SIGNATURE_SIZE;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public byte[] secret() {
        return new byte[0];
    }

    @Override
    public boolean matches(byte[] content, byte[] signature) {
        return signature.length == Ed25519.SIGNATURE_SIZE
                && isBelowOrder(signature)
                && Ed25519.verify(signature, 0, point, content, 0, content.length);
    }

    // Any multiple of the order could be added to the second half: https://www.rfc-editor.org/rfc/rfc8032#section-5.1.7
    private static boolean isBelowOrder(byte[] signature) {
        for (int i = ORDER.length - 1; i >= 0; i--) {
            int difference = (signature[ORDER.length + i] & 0xff) - (ORDER[i] & 0xff);
            if (difference != 0) {
                return difference < 0;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "Ed25519Key";
    }
}
