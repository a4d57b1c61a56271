package org.webhookverifier.verify.procedure.remote;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.webhookverifier.fuzz.Watch.require;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.fuzz.Watch;
import org.webhookverifier.json.UnreadableJsonException;

/** Messages of Amazon SNS, and the addresses in them that are called. */
public final class SnsFuzz {
    private SnsFuzz() {}

    /** Tries an input. */
    public static void fuzzerTestOneInput(byte[] input) {
        Watch.run(input, SnsFuzz::check);
    }

    private static void check(byte[] input) {
        address(new String(input, ISO_8859_1));
        try {
            SnsMessage message = SnsMessage.read(input);
            if (message != null) {
                require(message.text(true).length() >= message.text(false).length(), "the time makes it shorter");
                require(
                        message.missing() != null
                                || message.refs().size() == message.signed().size(),
                        "places");
                message.isUnambiguous();
                address(message.field("SigningCertURL"));
                address(message.field("SubscribeURL"));
            }
        } catch (UnreadableJsonException e) {
            // No JSON.
        }
    }

    private static void address(String text) {
        trusted(SnsAddresses.certificate(text));
        trusted(SnsAddresses.confirmation(text));
    }

    private static void trusted(@Nullable URI address) {
        if (address != null) {
            String host = address.getHost();
            require(
                    address.getScheme().equals("https")
                            && host != null
                            && host.startsWith("sns.")
                            && (host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn"))
                            && address.getPort() == -1
                            && address.getUserInfo() == null,
                    "an address that is none of SNS");
        }
    }
}
