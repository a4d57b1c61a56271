package org.webhookverifier.identify;

/** Says that a verified request is not what the provider promises. Becomes a receipt; holds nothing of the request. */
public final class UnidentifiableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnidentifiableException(String message) {
        super(message, null, false, false);
    }
}
