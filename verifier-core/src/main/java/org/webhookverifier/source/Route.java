package org.webhookverifier.source;

/**
 * Where a request belongs.
 *
 * @param source the source
 * @param tenant the tenant that the path names; empty for a source without tenants
 */
public record Route(Source source, String tenant) {}
