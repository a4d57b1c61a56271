package org.webhookverifier.sync;

/** A registration that there is, with its name at the provider. */
record Hook(String id, Registration registration) {}
