package org.webhookverifier;

import org.webhookverifier.identify.Identifier;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Verifier;

/**
 * A source, with the steps made ready for it.
 *
 * @param source the source
 * @param verifier decides whether requests to it are authentic
 * @param identifier tells which deliveries they are
 */
record Endpoint(Source source, Verifier verifier, Identifier identifier) {}
