package org.webhookverifier.provider;

import java.util.List;
import org.webhookverifier.config.Problems;

/** Finds schemes that never get a secret, because one before them takes all that they could have: they would prove nothing. */
final class SecretPrefixes {
    private SecretPrefixes() {}

    static void check(String provider, List<Scheme> schemes, Problems problems) {
        for (int i = 1; i < schemes.size(); i++) {
            Scheme scheme = schemes.get(i);
            schemes.subList(0, i).stream()
                    .filter(earlier -> scheme.secretPrefix().startsWith(earlier.secretPrefix()))
                    .findFirst()
                    .ifPresent(earlier -> problems.add("Provider '" + provider + "': " + mistake(scheme, earlier)));
        }
    }

    private static String mistake(Scheme scheme, Scheme earlier) {
        String prefix = earlier.secretPrefix();
        return "the scheme of header '" + header(scheme) + "' never gets a secret, as that of header '"
                + header(earlier) + "' comes before it and takes every secret"
                + (prefix.isEmpty() ? "" : " that starts with '" + prefix + "'")
                + "; give each a secretPrefix that tells them apart, and put the one with the longer prefix first.";
    }

    private static String header(Scheme scheme) {
        if (scheme instanceof CodedScheme coded) {
            return coded.procedure();
        }
        return scheme instanceof SignatureScheme hmac ? hmac.signature().header() : ((TokenScheme) scheme).header();
    }
}
