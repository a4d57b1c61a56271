package org.webhookverifier.provider;

/**
 * A verified request by which a provider checks the endpoint, and which is answered by sending a value of it back as plain text.
 *
 * <p>The value has to consist of 1 to 256 letters, digits, {@code -}, {@code _} and {@code .}; any other is refused.
 *
 * @param when where the request says that it is a handshake
 * @param equalTo what it says there
 * @param echo where the value is that is sent back
 */
public record Handshake(Ref when, String equalTo, Ref echo) {}
