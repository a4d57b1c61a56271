package org.webhookverifier.testkit;

import java.util.ArrayList;
import java.util.List;
import org.webhookverifier.provider.Algorithm;
import org.webhookverifier.provider.Encoding;
import org.webhookverifier.provider.Hash;
import org.webhookverifier.provider.KeyFormat;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.SignatureSchemeBuilder;
import org.webhookverifier.provider.TimestampFormat.Unit;
import org.webhookverifier.source.Source;

/** Schemes that have anything but a signature by HMAC in a header. */
final class PlacedSetups {
    private PlacedSetups() {}

    static List<Setup> all() {
        var setups = new ArrayList<Setup>();
        setups.add(shared("signature in query", SignatureScheme.at("query:sig").prefix("v1-"), "s"));
        setups.add(shared(
                "time in query",
                SignatureScheme.header("X-S")
                        .content("{query:ts}|{timestamp}|{body}")
                        .timestampAt("query:time")
                        .unit(Unit.ISO_8601),
                "s"));
        setups.add(shared(
                "signature and time in json",
                SignatureScheme.at("json:/sig")
                        .content("{json:/data}.{timestamp}")
                        .bodyUnsigned()
                        .encoding(Encoding.BASE64)
                        .timestampAt("json:/time")
                        .unit(Unit.MILLISECONDS),
                "s"));
        setups.add(shared(
                "time in json",
                SignatureScheme.header("X-S").content("{timestamp}.{body}").timestampAt("json:/time"),
                "s"));
        setups.add(shared(
                "digest",
                SignatureScheme.header("X-S")
                        .algorithm(Algorithm.DIGEST)
                        .hash(Hash.SHA512)
                        .content("{timestamp}{secret}{body}")
                        .timestampHeader("X-T"),
                "s"));
        setups.add(shared(
                "everything else",
                SignatureScheme.header("X-S")
                        .content("{method} {target} {url} {setting:x} {sha256:body} {query:q}")
                        .require("X-Version", "2")
                        .keyIdHeader("X-Key"),
                "k1:s"));
        setups.add(shared(
                "label", SignatureScheme.header("X-S").secretLabel("primary").key(KeyFormat.HEX), "primary:00ff"));
        setups.add(owned("rsa", key(Algorithm.RSA, Hash.SHA1)));
        setups.add(owned("rsa, sha512", key(Algorithm.RSA, Hash.SHA512).keyIdHeader("X-Key")));
        setups.add(owned(
                "ecdsa list", key(Algorithm.ECDSA, Hash.SHA384).separator(',').prefix("v1=")));
        setups.add(owned(
                "ed25519",
                key(Algorithm.ED25519, Hash.SHA512).secretPrefix("pub_").encoding(Encoding.BASE64URL)));
        return setups;
    }

    private static SignatureSchemeBuilder key(Algorithm algorithm, Hash hash) {
        return SignatureScheme.header("X-S").algorithm(algorithm).hash(hash).key(KeyFormat.PUBLIC_KEY);
    }

    private static Setup shared(String name, SignatureSchemeBuilder scheme, String secret) {
        Provider provider = Provider.builder("acme").name(name).scheme(scheme).build();
        return new Setup(name, source(provider, secret), SettableClock.at(Setup.NOW));
    }

    private static Setup owned(String name, SignatureSchemeBuilder scheme) {
        Provider provider = Provider.builder("acme").name(name).scheme(scheme).build();
        SigningPair pair = SigningPair.generate(provider);
        return new Setup(
                name, source(provider, pair.publicKey()), SettableClock.at(Setup.NOW), List.of(pair.privateKey()));
    }

    private static Source source(Provider provider, String secret) {
        return Source.named("acme")
                .provider(provider)
                .secrets(secret)
                .publicUrl("https://hooks.example.com")
                .setting("x", "1")
                .build();
    }
}
