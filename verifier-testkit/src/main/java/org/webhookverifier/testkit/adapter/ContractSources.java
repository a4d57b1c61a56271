package org.webhookverifier.testkit.adapter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.webhookverifier.address.ForwardedHeader;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.source.Secret;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;

/** The sources of the contract: one for each provider, and some with a setting of their own. */
final class ContractSources {
    /** The limit of the source {@code small}, in bytes. */
    static final int SMALL_LIMIT = 64 * 1024;

    private static final String STRIPE_SECRET = "whsec_contract-stripe-2f6d1c";
    private static final String GITHUB_SECRET = "contract-github-7b1e09";
    private static final String TWILIO_SECRET = "contract-twilio-e8205d";
    private static final String STANDARD_SECRET = "whsec_Y29udHJhY3Qtc3RhbmRhcmQtd2ViaG9va3M=";

    /** The secrets of the tenants. */
    private static final Map<String, String> TENANTS =
            Map.of("north", "contract-north-51c0aa", "south", "contract-south-90fe3d");

    private final Map<String, Source> sources = new LinkedHashMap<>();

    ContractSources() {
        add(Source.of("stripe", STRIPE_SECRET).build());
        add(Source.of("github", GITHUB_SECRET).build());
        add(Source.of("slack", "contract-slack-0d97e2").build());
        add(Source.of("shopify", "contract-shopify-c41b77").build());
        add(Source.of("standard-webhooks", STANDARD_SECRET).build());
        add(Source.of("gitlab", "contract-gitlab-86e5f0").build());
        add(Source.named("acme")
                .provider(acme())
                .secrets("contract-acme-3a70d4")
                .build());
        add(named("stripe-too", "stripe").secrets(STRIPE_SECRET).build());
        add(named("small", "github")
                .secrets(GITHUB_SECRET)
                .bodyLimit(SMALL_LIMIT)
                .build());
        add(named("typed", "github").secrets(GITHUB_SECRET).build());
        add(named("elsewhere", "github")
                .secrets(GITHUB_SECRET)
                .allow("192.0.2.0/24", "2001:db8::/32")
                .build());
        add(named("called", "twilio")
                .secrets(TWILIO_SECRET)
                .trustedProxies(ForwardedHeader.X_FORWARDED_FOR, "127.0.0.0/8", "::1/128")
                .publicUrlFromProxies()
                .build());
        add(named("called-directly", "twilio")
                .secrets(TWILIO_SECRET)
                .trustedProxies(ForwardedHeader.X_FORWARDED_FOR, "192.0.2.0/24")
                .publicUrlFromProxies()
                .build());
        add(named("called-by-element", "twilio")
                .secrets(TWILIO_SECRET)
                .trustedProxies(ForwardedHeader.FORWARDED, "127.0.0.0/8", "::1/128")
                .publicUrlFromProxies()
                .build());
        add(named("shops", "shopify")
                .path("/shops/{tenant}/hooks")
                .secretResolver(ContractSources::secrets)
                .build());
    }

    /** Returns the sources of which each has another provider. */
    List<Source> ofEachProvider() {
        return List.of("stripe", "github", "slack", "shopify", "standard-webhooks", "gitlab", "acme").stream()
                .map(this::named)
                .toList();
    }

    List<Source> all() {
        return List.copyOf(sources.values());
    }

    Source named(String name) {
        Source source = sources.get(name);
        if (source == null) {
            throw new IllegalArgumentException("The contract has no source " + name);
        }
        return source;
    }

    /** Returns every secret that must never be seen in a log. */
    static List<String> secretTexts() {
        return List.of(
                STRIPE_SECRET,
                GITHUB_SECRET,
                STANDARD_SECRET,
                TWILIO_SECRET,
                "contract-slack-0d97e2",
                "contract-shopify-c41b77",
                "contract-gitlab-86e5f0",
                "contract-acme-3a70d4",
                "contract-north-51c0aa",
                "contract-south-90fe3d");
    }

    private void add(Source source) {
        sources.put(source.name(), source);
    }

    private static SourceBuilder named(String name, String provider) {
        return Source.named(name).provider(provider);
    }

    private static List<Secret> secrets(String tenant) {
        String text = TENANTS.get(tenant);
        return text == null ? List.of() : List.of(Secret.of(text));
    }

    private static Provider acme() {
        return Provider.builder("acme")
                .scheme(SignatureScheme.header("X-Acme-Signature")
                        .content("{timestamp}.{header:X-Acme-Topic}.{body}")
                        .timestampHeader("X-Acme-Timestamp"))
                .id("json:/id")
                .type("header:X-Acme-Topic")
                .build();
    }
}
