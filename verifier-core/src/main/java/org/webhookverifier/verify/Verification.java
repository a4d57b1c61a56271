package org.webhookverifier.verify;

/** What checking a request gave: {@link Verified} or {@link Rejected}. */
public sealed interface Verification permits Verified, Rejected {}
