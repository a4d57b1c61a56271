package org.webhookverifier.verify;

/** A secret, made ready for its scheme. */
sealed interface Key permits MacKey, TokenKey, SignatureKey, CodedKey {}
