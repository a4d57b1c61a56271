package org.webhookverifier.identify;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.answer.Answer;
import org.webhookverifier.json.JsonPointer;
import org.webhookverifier.provider.Handshake;
import org.webhookverifier.provider.Scheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Secret;
import org.webhookverifier.source.SecretKeys;
import org.webhookverifier.source.SecretStore;
import org.webhookverifier.source.Source;

/** Answers the handshakes of a source's provider. */
public final class Greeter {
    private final Source source;
    private final List<Greeting> greetings = new ArrayList<>();

    /**
     * For whom and when a request came.
     *
     * @param tenant the tenant; empty for a source without tenants
     * @param nowMillis the time in milliseconds since 1970
     */
    public record Moment(String tenant, long nowMillis) {}

    /** Prepares the handshakes; the pointers that they need are added to those that are read anyway. */
    Greeter(Source source, List<JsonPointer> pointers) {
        this.source = source;
        for (Handshake handshake : source.provider().handshakes()) {
            greetings.add(new Greeting(handshake, source, pointers));
        }
    }

    /** Returns whether a request of the given method may be a handshake that nothing proves. */
    public boolean mayGreet(String method) {
        for (Greeting greeting : greetings) {
            if (greeting.isUnsigned(method)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the answer to a handshake that nothing proves, by its method, headers and query alone, or {@code null} if the request is
     * none.
     *
     * @throws UnidentifiableException if a value of it has not the provider's form
     */
    public @Nullable Answer greet(WebhookRequest head, String tenant, long nowMillis) {
        Opened opened = Opened.ofHead(head);
        for (Greeting greeting : greetings) {
            Answer answer = greeting.isUnsigned(head.method())
                    ? greeting.answer(head.headers(), opened, tenant, key(tenant, nowMillis))
                    : null;
            if (answer != null) {
                return answer;
            }
        }
        return null;
    }

    /** Returns whether a secret may come in the body of a request that nothing proves. */
    public boolean mayBringSecret() {
        if (!(source.secretResolver().orElse(null) instanceof SecretStore)) {
            return false;
        }
        for (Greeting greeting : greetings) {
            if (greeting.bringsSecretInBody()) {
                return true;
            }
        }
        return false;
    }

    /** Returns the answer to a handshake that is all that the body of an unsigned request says, or {@code null} if the request is none. */
    @Nullable
    Answer answerWhole(WebhookRequest request) {
        for (Greeting greeting : greetings) {
            if (greeting.isWhole(request)) {
                return greeting.answer(request.headers(), Opened.ofHead(request), "", null);
            }
        }
        return null;
    }

    /** Returns the answer to a handshake that brings a secret in the body, or {@code null} if the request is none. */
    @Nullable
    Answer keep(WebhookRequest request, Opened opened, String tenant, long nowMillis) {
        for (Greeting greeting : greetings) {
            Answer answer = greeting.bringsSecretInBody()
                    ? greeting.answer(request.headers(), opened, tenant, key(tenant, nowMillis))
                    : null;
            if (answer != null) {
                return answer;
            }
        }
        return null;
    }

    /** Returns the answer to a verified handshake, or {@code null} if the request is none. */
    @Nullable
    Answer answer(WebhookRequest request, Opened opened, String tenant, long nowMillis) {
        for (Greeting greeting : greetings) {
            Answer answer = greeting.isSigned(request.method())
                    ? greeting.answer(request.headers(), opened, tenant, key(tenant, nowMillis))
                    : null;
            if (answer != null) {
                return answer;
            }
        }
        return null;
    }

    private byte @Nullable [] key(String tenant, long nowMillis) {
        List<Secret> secrets = source.secretResolver()
                .map(resolver -> List.copyOf(resolver.secrets(tenant)))
                .orElse(source.secrets());
        Scheme scheme = source.provider().schemes().get(0);
        for (Secret secret : secrets) {
            boolean counts = nowMillis >= secret.firstMillis() && nowMillis < secret.endMillis();
            if (counts && SecretKeys.belongs(source.provider().schemes(), scheme, secret)) {
                return SecretKeys.bytes(scheme, secret);
            }
        }
        return null;
    }
}
