package org.webhookverifier.verify;

/**
 * A secret, made ready by a procedure.
 *
 * @param value what the procedure made of it
 */
record CodedKey(Object value) implements Key {
    @Override
    public String toString() {
        return "CodedKey[redacted]";
    }
}
