package org.webhookverifier.event;

/** A fact about a delivery that the sender states and that its signature may or may not cover. */
public enum Part {
    /** The id that the provider gave to the delivery. */
    ID,
    /** The event type. */
    TYPE,
    /** The version of the payload. */
    VERSION,
    /** The time that the sender states. */
    TIME,
    /** The bytes of the body. */
    BODY
}
