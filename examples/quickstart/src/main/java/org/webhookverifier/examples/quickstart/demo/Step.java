package org.webhookverifier.examples.quickstart.demo;

/**
 * A message of the demonstration.
 *
 * @param provider who sends it, for people
 * @param what what is sent, for people
 * @param message the message
 * @param expected what has to become of it
 */
record Step(String provider, String what, Message message, Result expected) {}
