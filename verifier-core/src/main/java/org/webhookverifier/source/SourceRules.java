package org.webhookverifier.source;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.Problems;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.ContentPart;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.Scheme;
import org.webhookverifier.provider.SignatureScheme;

/** What has to hold for a source before the application may start. */
final class SourceRules {
    private SourceRules() {}

    static void check(SourceBuilder source, Problems problems) {
        if (!SourcePath.isTenant(source.name)) {
            problems.add(source.say("The name has to consist of 1 to 64 letters, digits, '-', '_' and '.'."));
        }
        Provider provider = source.provider();
        if (!source.providerGiven) {
            problems.add(source.say("It has no provider: name one, for example provider(\"stripe\")."));
        }
        if (provider != null && provider.unconfirmed() && !source.unsafeUnconfirmedProvider) {
            problems.add(source.say("Provider '" + provider.id()
                    + "' is not confirmed: its description rests on memory alone. Describe it from the provider's own documentation,"
                    + " or accept that with unsafeUnconfirmedProvider()."));
        }
        checkSecrets(source, problems);
        if (source.bodyLimit < 1) {
            problems.add(source.say("The body limit is " + source.bodyLimit + " bytes; it has to be at least 1."));
        }
        if (source.lease.isNegative() || source.lease.isZero()) {
            problems.add(source.say("The lease " + source.lease + " is not positive."));
        }
        checkTimes(source, provider, problems);
        checkContent(source, provider, problems);
    }

    private static void checkContent(SourceBuilder source, @Nullable Provider provider, Problems problems) {
        String url = source.publicUrl;
        if (url != null && !url.startsWith("https://") && !url.startsWith("http://")) {
            problems.add(source.say("The public URL '" + url + "' has to start with https:// or http://."));
        }
        if (source.publicUrlFromProxies && source.forwardedHeader == null) {
            problems.add(source.say("The public URL is to be taken from proxies, but none is trusted: name them by"
                    + " trustedProxies(...)."));
        }
        if (provider == null) {
            return;
        }
        for (Scheme scheme : provider.schemes()) {
            List<ContentPart> parts = scheme instanceof SignatureScheme signature
                    ? signature.content().parts()
                    : List.of();
            for (ContentPart part : parts) {
                if (part instanceof ContentPart.Url && !source.knowsPublicUrl()) {
                    problems.add(source.say("Provider '" + provider.id()
                            + "' signs the URL that it calls: set publicUrl, for example https://hooks.example.com."));
                }
                if (part instanceof ContentPart.Setting setting && !source.settings.containsKey(setting.name())) {
                    problems.add(source.say(
                            "Provider '" + provider.id() + "' signs the setting '" + setting.name() + "': set it."));
                }
            }
        }
    }

    static void checkPath(SourceBuilder source, SourcePath path, Problems problems) {
        String template = path.template();
        if (!template.startsWith("/") || template.indexOf('?') >= 0 || template.indexOf('*') >= 0) {
            problems.add(
                    source.say("The path '" + template + "' has to start with '/' and to hold neither '?' nor '*'."));
        }
        int open = template.indexOf('{');
        boolean braces = open >= 0 || template.indexOf('}') >= 0;
        if (braces && !oneTenantSegment(template)) {
            problems.add(source.say(
                    "The path '" + template + "' may hold one '{tenant}', as a whole segment, and no other brace."));
        }
        if (path.hasTenant() && source.secretResolver == null) {
            problems.add(source.say(
                    "The path names a tenant, but all tenants would share the secrets: set a secretResolver."));
        }
    }

    private static boolean oneTenantSegment(String template) {
        int at = template.indexOf("/{tenant}");
        String rest = at < 0 ? "{" : template.substring(at + "/{tenant}".length());
        String before = at < 0 ? "" : template.substring(0, at);
        return (rest.isEmpty() || rest.startsWith("/"))
                && rest.indexOf('{') < 0
                && rest.indexOf('}') < 0
                && before.indexOf('{') < 0
                && before.indexOf('}') < 0;
    }

    private static void checkSecrets(SourceBuilder source, Problems problems) {
        if (source.secretResolver != null && source.hasSecrets()) {
            problems.add(source.say("It has fixed secrets and a secretResolver: keep one of them."));
        }
        if (source.secretResolver == null && !source.hasSecrets() && needsSecret(source.provider())) {
            problems.add(source.say("It has no secret: paste the one from the provider's dashboard."));
        }
        Provider provider = source.provider();
        if (provider == null) {
            return;
        }
        Set<Secret> seen = new HashSet<>();
        for (Secret secret : source.fixedSecrets()) {
            if (!seen.add(secret)) {
                problems.add(source.say("A secret is given twice: remove one."));
            }
            if (secret.firstMillis() >= secret.endMillis()) {
                problems.add(
                        source.say("A secret is valid until a moment that is not after the one it is valid from."));
            }
            Scheme scheme = schemeOf(provider.schemes(), secret);
            String mistake = scheme == null
                    ? "does not start like any secret of provider '" + provider.id() + "'."
                    : SecretKeys.mistake(scheme, secret);
            if (mistake != null) {
                problems.add(source.say("A secret " + mistake));
            }
        }
    }

    static boolean needsSecret(@Nullable Provider provider) {
        return provider == null
                || provider.schemes().stream()
                        .noneMatch(scheme -> scheme instanceof CodedScheme coded && !coded.needsSecret());
    }

    /** Returns the scheme that a secret belongs to: the first whose prefix it has. */
    static @Nullable Scheme schemeOf(List<Scheme> schemes, Secret secret) {
        for (Scheme scheme : schemes) {
            if (secret.reveal().startsWith(scheme.secretPrefix())) {
                return scheme;
            }
        }
        return null;
    }

    private static void checkTimes(SourceBuilder source, @Nullable Provider provider, Problems problems) {
        Duration tolerance = source.tolerance;
        if (tolerance != null && (tolerance.isNegative() || tolerance.isZero())) {
            problems.add(
                    source.say("The tolerance " + tolerance + " is not positive; there is no way to switch it off."));
            return;
        }
        if (provider == null || source.retention == null) {
            return;
        }
        Duration shortest = Source.outlasting(provider, tolerance);
        if (source.retention.compareTo(shortest) < 0 || source.retention.isZero()) {
            problems.add(source.say("The retention " + source.retention + " is shorter than " + shortest
                    + ", for which provider '" + provider.id()
                    + "' may send copies (with a reserve): a copy would run again. Set at least that."));
        }
    }
}
