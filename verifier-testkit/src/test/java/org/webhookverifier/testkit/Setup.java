package org.webhookverifier.testkit;

import java.util.List;
import java.util.stream.Stream;
import org.webhookverifier.provider.Encoding;
import org.webhookverifier.provider.Hash;
import org.webhookverifier.provider.KeyFormat;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.SignatureSchemeBuilder;
import org.webhookverifier.provider.TimestampFormat;
import org.webhookverifier.provider.TokenScheme;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Verifier;

/**
 * A source, ready to verify what its provider signs.
 *
 * @param name what is special about it
 * @param source the source
 * @param clock the clock of sender and receiver
 * @param privateKeys what signs, where the source has only public keys
 */
record Setup(String name, Source source, SettableClock clock, List<String> privateKeys) {
    static final String NOW = "2026-01-01T00:00:00.250Z";
    static final String BODY = "{\"id\":\"evt_1\",\"type\":\"invoice.paid\",\"note\":\"\u00E4\uD83D\uDD11\"}";
    static final String WHSEC = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    Setup(String name, Source source, SettableClock clock) {
        this(name, source, clock, List.of());
    }

    static Setup of(String provider, String... secrets) {
        return new Setup(provider, Source.of(provider, secrets).build(), SettableClock.at(NOW));
    }

    static Setup of(Provider provider, String... secrets) {
        var source = Source.named("acme").provider(provider).secrets(secrets).build();
        return new Setup(provider.name(), source, SettableClock.at(NOW));
    }

    /** Returns one setup for every way in which the catalogue or a generic provider can prove a request. */
    static Stream<Setup> all() {
        return Stream.of(catalogue(), DescribedSetups.all(), PlacedSetups.all(), tokens(), generic())
                .flatMap(List::stream);
    }

    /** Returns whether the proof needs more of the body than its bytes, so that not every body can be signed. */
    boolean readsBody() {
        return signer().readsBody();
    }

    static List<Setup> catalogue() {
        return List.of(
                of("stripe", "whsec_stripe"),
                of("github", "It's a Secret to Everybody"),
                of("slack", "8f742231b10e8888abcd99yyyzzz85a5"),
                of("shopify", "hush"),
                of("standard-webhooks", WHSEC),
                named("gitlab, signing token", of("gitlab", WHSEC)),
                named("gitlab, secret token", of("gitlab", "glsecret")),
                named("gitlab, both", of("gitlab", "glsecret", WHSEC)));
    }

    private static List<Setup> tokens() {
        return List.of(
                of(
                        Provider.builder("plain")
                                .scheme(TokenScheme.header("X-Token"))
                                .build(),
                        "t\u00F6ken"),
                of(Provider.builder("bearer").scheme(TokenScheme.bearer()).build(), "token"),
                of(Provider.builder("basic").scheme(TokenScheme.basic()).build(), "user:p\u00E4ss:word"));
    }

    private static List<Setup> generic() {
        return List.of(
                generic(
                        "millis",
                        "00ff10",
                        SignatureScheme.header("X-S")
                                .hash(Hash.SHA512)
                                .key(KeyFormat.HEX)
                                .encoding(Encoding.BASE64URL)
                                .content("{timestamp}|{header:X-Topic}|{body}")
                                .timestampHeader("X-T")
                                .unit(TimestampFormat.Unit.MILLISECONDS)),
                generic(
                        "body-first",
                        "c2VjcmV0",
                        SignatureScheme.header("X-S")
                                .hash(Hash.SHA384)
                                .key(KeyFormat.BASE64)
                                .encoding(Encoding.BASE64)
                                .separator(',')
                                .content("{body}-{id}-x")
                                .idHeader("X-Id")),
                generic(
                        "sha1-list",
                        "secret",
                        SignatureScheme.header("X-S")
                                .hash(Hash.SHA1)
                                .separator(';')
                                .prefix("s=")
                                .content("{timestamp}{body}")
                                .timestampItem("ts=")));
    }

    private static Setup generic(String id, String secret, SignatureSchemeBuilder scheme) {
        return of(Provider.builder(id).scheme(scheme).build(), secret);
    }

    private static Setup named(String name, Setup setup) {
        return new Setup(name, setup.source, setup.clock, setup.privateKeys);
    }

    Verifier verifier() {
        return Verifier.of(source, clock);
    }

    WebhookSigner signer() {
        var signer = WebhookSigner.of(source).at(clock);
        return privateKeys.isEmpty() ? signer : signer.privateKeys(privateKeys.toArray(String[]::new));
    }

    @Override
    public String toString() {
        return name;
    }
}
