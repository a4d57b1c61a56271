package org.webhookverifier.servlet;

/** Stands in the receipt for the error of an application that answered instead of throwing. */
final class UnsuccessfulAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsuccessfulAnswer(int status) {
        super("the application answered " + status, null, false, false);
    }
}
