package org.webhookverifier.fuzz;

import java.util.List;

/**
 * Something to fuzz.
 *
 * @param name its name, and that of its seeds
 * @param type the class, by name: it is loaded where it is fuzzed only
 * @param argument what the class is told, or an empty text
 * @param longest the most bytes of an input
 * @param trace what the fuzzer watches: branches, or comparisons too, which is slower and finds words
 */
record FuzzTarget(String name, String type, String argument, int longest, String trace) {
    private static final String BRANCHES = "cov";
    private static final String ALL = "all";
    private static final String BASE = "org.webhookverifier.";

    static List<FuzzTarget> all() {
        return List.of(
                header("list"),
                header("prefix"),
                header("plain-hex"),
                header("plain-base64"),
                header("base64url-time"),
                header("spaced"),
                header("semicolons"),
                header("iso-time"),
                header("bearer"),
                header("basic"),
                of("timestamps", "verify.TimestampFuzz", 64),
                of("templates", "provider.TemplateFuzz", 128),
                slow("descriptions", "provider.DescriptionFuzz", 384),
                slow("sources", "source.SourceFuzz", 128),
                of("address-lists", "source.AddressListFuzz", 256),
                slow("sns", "verify.procedure.remote.SnsFuzz", 512),
                of("jws", "verify.procedure.jwt.JwsFuzz", 256),
                new FuzzTarget("jwt", BASE + "fuzz.JwtFuzz", "vonage", 256, BRANCHES),
                receive("json"),
                receive("form"),
                receive("batch"),
                canon("adyen"),
                canon("braintree"),
                canon("contentful"),
                canon("dropbox-sign"),
                canon("getstream"),
                canon("gitea"),
                canon("hubspot-v2"),
                canon("hubspot-v3"),
                canon("hygraph"),
                canon("mandrill"),
                canon("mercado-pago"),
                canon("payos"),
                canon("plivo-v2"),
                canon("plivo-v3"),
                canon("twilio"),
                of("json", "json.JsonFuzz", 512),
                of("forms", "form.FormFuzz", 256),
                of("multipart", "form.MultipartFuzz", 384),
                slow("key-texts", "verify.KeyTextFuzz", 512),
                of("der", "verify.DerFuzz", 256),
                of("addresses", "address.AddressFuzz", 64),
                of("ranges", "address.RangeFuzz", 64),
                new FuzzTarget("forwarded", BASE + "address.ForwardedFuzz", "FORWARDED", 128, ALL),
                new FuzzTarget("x-forwarded-for", BASE + "address.ForwardedFuzz", "X_FORWARDED_FOR", 128, ALL));
    }

    private static FuzzTarget header(String syntax) {
        return new FuzzTarget("header-" + syntax, BASE + "fuzz.HeaderFuzz", syntax, 96, BRANCHES);
    }

    private static FuzzTarget receive(String kind) {
        return new FuzzTarget("receive-" + kind, BASE + "fuzz.ReceiveFuzz", kind, 256, BRANCHES);
    }

    private static FuzzTarget canon(String provider) {
        return new FuzzTarget("canon-" + provider, BASE + "fuzz.CanonFuzz", provider, 256, BRANCHES);
    }

    private static FuzzTarget slow(String name, String type, int longest) {
        return new FuzzTarget(name, BASE + type, "", longest, BRANCHES);
    }

    private static FuzzTarget of(String name, String type, int longest) {
        return new FuzzTarget(name, BASE + type, "", longest, ALL);
    }

    @Override
    public String toString() {
        return name;
    }
}
