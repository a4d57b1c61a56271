package org.webhookverifier.verify.procedure.remote;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.verify.procedure.Parameters;

/** Where PayPal publishes certificates, in production or the sandbox, and whose they are. */
final class PaypalAddresses {
    private static final int MAX_NAME = 128;
    private static final Map<String, String> DIRECTORIES = Map.of(
            "production", "https://api.paypal.com/v1/notifications/certs/",
            "sandbox", "https://api.sandbox.paypal.com/v1/notifications/certs/");
    private static final String NAME = "CN=";
    private static final Set<String> SUBJECTS =
            Set.of("messageverificationcerts.paypal.com", "messageverificationcerts.sandbox.paypal.com");

    private final String directory;

    private PaypalAddresses(String directory) {
        this.directory = directory;
    }

    /** Returns those of the setting {@code environment}, which is production unless the source says otherwise. */
    static PaypalAddresses of(Parameters parameters) {
        String environment = parameters.setting("environment", "production");
        String directory = DIRECTORIES.getOrDefault(environment, "");
        if (directory.isEmpty()) {
            parameters.problem(
                    "has the setting 'environment' of '" + environment + "'; it may be production or sandbox.");
        }
        return new PaypalAddresses(directory);
    }

    /** Returns the address of a certificate, or {@code null} if it is none of PayPal's. */
    @Nullable
    URI certificate(String text) {
        boolean trusted = text.startsWith(directory) && isName(text.substring(directory.length()));
        return trusted ? URI.create(text) : null;
    }

    /** Returns whether a text is of letters, digits and hyphens alone. */
    static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') && c != '-') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MAX_NAME;
    }

    /** Returns whether a certificate is that of PayPal's messages: by its common name, of which there is one. */
    static boolean isSubject(X509Certificate certificate) {
        String found = "";
        for (String part : parts(certificate.getSubjectX500Principal().getName())) {
            if (part.startsWith(NAME)) {
                if (!found.isEmpty()) {
                    return false;
                }
                found = part.substring(NAME.length());
            }
        }
        return SUBJECTS.contains(found);
    }

    /** Returns the parts of a name as RFC 2253 writes it, where a backslash stands before a comma or plus sign that separates nothing. */
    private static List<String> parts(String name) {
        var parts = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == ',' || c == '+') {
                parts.add(name.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(name.substring(start));
        return parts;
    }
}
