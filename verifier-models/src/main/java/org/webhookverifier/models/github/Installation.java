package org.webhookverifier.models.github;

/**
 * An installation of a GitHub App.
 *
 * @param id the id, which the app needs to ask for a token
 */
public record Installation(long id) {}
