package org.webhookverifier.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.testkit.WebhookSigner;

/**
 * A payload of a model, from {@code src/test/resources}: written by hand after what the provider documents.
 *
 * @param version the version as delivered; empty for providers without
 */
record Sample(Class<?> model, String provider, String type, String version, String body) {
    static final String SECRET = "whsec_c2VjcmV0IG9mIHRoZSBtb2RlbHM";

    /** Returns the payload that every model has, of the model's own version. */
    static Sample of(Class<?> model) {
        WebhookEvent mark = model.getDeclaredAnnotation(WebhookEvent.class);
        String file = "/payloads/" + mark.provider() + "/" + mark.type()[0].replace('/', '-') + ".json";
        return new Sample(model, mark.provider(), mark.type()[0], mark.version(), read(file));
    }

    /** Returns the payload of a file, of a version. */
    static Sample of(Class<?> model, String file, String version) {
        Sample own = of(model);
        return new Sample(model, own.provider, own.type, version, read(file));
    }

    Sample body(String other) {
        return new Sample(model, provider, type, version, other);
    }

    /** Returns the request as the provider sends it. */
    WebhookRequest request() {
        WebhookSigner signer = WebhookSigner.of(provider, SECRET);
        return switch (provider) {
            case "github" -> signer.type(type).sign(body);
            case "shopify" -> signer.type(type).version(version).sign(body);
            case "slack" -> isInteraction() ? signer.signForm(Map.of("payload", body)) : signer.sign(body);
            default -> signer.sign(body);
        };
    }

    private boolean isInteraction() {
        return type.equals("block_actions") || type.equals("view_submission");
    }

    static String read(String file) {
        try (InputStream in = Sample.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no " + file);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns provider and event type, for the names of tests. */
    @Override
    public String toString() {
        return provider + " " + type;
    }
}
