package org.webhookverifier.verify.procedure.jwt;

import org.jspecify.annotations.Nullable;
import org.webhookverifier.verify.procedure.PublicText;

/** The algorithms of RFC 7518 and RFC 8037 that a description may name. There is no {@code none} among them. */
enum JwsAlgorithm {
    HS256(Family.MAC, "HmacSHA256"),
    HS384(Family.MAC, "HmacSHA384"),
    HS512(Family.MAC, "HmacSHA512"),
    RS256(Family.RSA, ""),
    RS384(Family.RSA, ""),
    RS512(Family.RSA, ""),
    ES256(Family.EC, ""),
    ES384(Family.EC, ""),
    ES512(Family.EC, ""),
    EdDSA(Family.ED, "");

    /** The kind of key that an algorithm takes. */
    enum Family {
        MAC,
        RSA,
        EC,
        ED
    }

    private final Family family;
    private final String mac;

    JwsAlgorithm(Family family, String mac) {
        this.family = family;
        this.mac = mac;
    }

    /** Returns the algorithm of a name, or {@code null} if there is none. */
    static @Nullable JwsAlgorithm named(String name) {
        for (JwsAlgorithm algorithm : values()) {
            if (PublicText.same(algorithm.name(), name)) {
                return algorithm;
            }
        }
        return null;
    }

    Family family() {
        return family;
    }

    /** Returns Java's name of the HMAC; empty for signatures. */
    String mac() {
        return mac;
    }
}
