package org.webhookverifier.event;

/** Where a fact about a delivery comes from, and so how far it can be trusted. */
public enum Provenance {
    /** The verified signature covers it: nobody but a holder of the secret can have chosen it. */
    SIGNED,
    /** The sender states it outside what is signed: whoever replays a captured request can change it. */
    UNSIGNED,
    /** Not stated by the sender; computed here, from signed bytes only. */
    DERIVED,
    /** Neither stated nor derived. */
    ABSENT
}
