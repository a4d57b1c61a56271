package org.webhookverifier.verify;

/**
 * The request is not proved to be authentic.
 *
 * @param reason why
 * @param detail which header or check it was, made from the configuration alone: nothing of the request is in it
 */
public record Rejected(Reason reason, String detail) implements Verification {}
