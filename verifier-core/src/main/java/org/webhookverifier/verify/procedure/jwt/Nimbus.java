package org.webhookverifier.verify.procedure.jwt;

import org.webhookverifier.verify.procedure.Parameters;

/** Knows whether Nimbus is there, without naming its classes. */
final class Nimbus {
    private static final String CLASS = "com.nimbusds.jose.JWSVerifier";
    private static final String LIBRARY = "com.nimbusds:nimbus-jose-jwt, version 10 or newer";

    private Nimbus() {}

    /** Adds a mistake if it is missing. */
    static void check(Parameters parameters) {
        try {
            Class.forName(CLASS, false, Nimbus.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            parameters.problem("signs with public keys, and the library for them is missing; add " + LIBRARY + ".");
        }
    }
}
