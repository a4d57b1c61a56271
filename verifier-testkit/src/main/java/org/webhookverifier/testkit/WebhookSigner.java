package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Secret;
import org.webhookverifier.source.Source;

/**
 * Signs requests as a provider does, so that a test sends what production receives.
 *
 * <pre>{@code
 * var clock = SettableClock.at("2026-01-01T00:00:00Z");
 * var verifier = Verifier.of(Source.of("stripe", SECRET).build(), clock);
 * var stripe = WebhookSigner.of("stripe", SECRET).at(clock);
 * String body = "{\"id\":\"evt_1\",\"type\":\"invoice.paid\"}";
 *
 * assertThat(verifier.verify(stripe.sign(body))).isInstanceOf(Verified.class);
 *
 * for (Mutation mutation : Mutation.all(stripe)) {
 *     assertThat(verifier.verify(stripe.sign(body, mutation))).as(mutation.name()).matches(mutation::isAnsweredBy);
 * }
 * }</pre>
 *
 * <p>It signs for every scheme of the provider that one of the secrets belongs to: with all secrets of a scheme where the header
 * is a list, else with the first. It is written apart from the verifier, on the description of the provider and the
 * JDK alone, so that the two can contradict each other.
 *
 * <p>A provider with public keys signs with the private key, as PEM or Base64 of PKCS #8; {@link SigningPair} makes a pair,
 * and what a source would download of it.
 *
 * <p>Proofs that take code are made, too: canonical forms of URL and form fields, signatures in the body, tokens, messages of Amazon SNS.
 * Where the signature is in the body, the body that is sent is the given one with it; around a text that is no message of the provider
 * one is put where there is a usual form, else it is refused with what to write.
 *
 * <p>What a provider puts into headers is filled in: the id (by default derived from the body, so that equal bodies are copies of
 * one delivery), the type (by default {@code test}), the time; the version only if it is given. What it signs
 * in query or body and is not there is added too. The same settings, clock and body always give the same request, but for ECDSA, whose
 * signatures are never the same.
 *
 * <p>Every setting returns a new signer. Immutable.
 */
public final class WebhookSigner {
    private final Provider provider;
    private final List<Secret> secrets;
    private final RequestPlan plan;
    private final SignaturePlan signatures;

    private WebhookSigner(Provider provider, List<Secret> secrets, RequestPlan plan, SignaturePlan signatures) {
        this.provider = provider;
        this.secrets = secrets;
        this.plan = plan;
        this.signatures = signatures;
    }

    /** Makes a signer for a provider of the catalogue, with secrets as pasted from its dashboard, or with private keys. */
    public static WebhookSigner of(String provider, String... secrets) {
        return of(Provider.named(provider), secrets);
    }

    /** Makes a signer for a provider. */
    public static WebhookSigner of(Provider provider, String... secrets) {
        var plan = RequestPlan.to("/webhooks/" + provider.id());
        var signatures = SignaturePlan.sound(Clock.systemUTC(), null);
        return new WebhookSigner(provider, Stream.of(secrets).map(Secret::of).toList(), plan, signatures);
    }

    /** Makes a signer for a source without tenants: its provider, those of its secrets that count, its path. */
    public static WebhookSigner of(Source source) {
        return of(source, "");
    }

    /** Makes a signer for a tenant of a source; the secrets are asked for once, now. */
    public static WebhookSigner of(Source source, String tenant) {
        var plan = RequestPlan.to(source.path().template().replace("{tenant}", tenant));
        List<Secret> secrets = source.secretResolver()
                .map(resolver -> resolver.secrets(tenant))
                .orElse(source.secrets());
        var signatures =
                SignaturePlan.sound(Clock.systemUTC(), source.tolerance().orElse(null));
        var agreed = new RequestPlan.Agreed(source.publicUrl().orElse(RequestPlan.DEFAULT_URL), source.settings());
        return new WebhookSigner(source.provider(), List.copyOf(secrets), plan.agreed(agreed), signatures);
    }

    /** Sets the private keys that sign, where the source has only the public ones, see {@link SigningPair}. */
    public WebhookSigner privateKeys(String... keys) {
        return secrets(List.of(keys));
    }

    /** Sets the origin that the provider calls, where it signs that. The default is the source's, or {@code https://hooks.example.com}. */
    public WebhookSigner publicUrl(String url) {
        return with(plan.agreed(new RequestPlan.Agreed(url, plan.agreed().settings())));
    }

    /** Sets the clock that says when a request is signed. The default is that of the system. */
    public WebhookSigner at(Clock clock) {
        return with(signatures.clock(clock));
    }

    /** Sets the moment at which requests are signed. */
    public WebhookSigner at(Instant moment) {
        return at(Clock.fixed(moment, ZoneOffset.UTC));
    }

    /** Sets the text that stands where the timestamp belongs; it is signed as it is, also if it is none. The default is the clock's. */
    public WebhookSigner timestamp(String text) {
        return with(signatures.timestamp(text));
    }

    /**
     * Sets the id of the delivery.
     *
     * @throws IllegalArgumentException if the provider has it in the body
     */
    public WebhookSigner id(String id) {
        return with(plan.fact(Fact.ID, id, provider));
    }

    /**
     * Sets the event type.
     *
     * @throws IllegalArgumentException if the provider has it in the body
     */
    public WebhookSigner type(String type) {
        return with(plan.fact(Fact.TYPE, type, provider));
    }

    /**
     * Sets the version of the payload.
     *
     * @throws IllegalArgumentException if the provider has it in the body
     */
    public WebhookSigner version(String version) {
        return with(plan.fact(Fact.VERSION, version, provider));
    }

    /** Adds a header line. A name that the signer would fill in itself, also that of the signature, then has only what is given. */
    public WebhookSigner header(String name, String value) {
        return with(plan.header(name, value));
    }

    /** Sets the raw target. The default is the path of the source, or {@code /webhooks/} and the id of the provider. */
    public WebhookSigner target(String target) {
        return with(plan.target(target));
    }

    /** Sets the address of the peer. The default is unknown. */
    public WebhookSigner peer(String address) {
        return with(plan.peer(address));
    }

    /** Sets the content type. The default is {@code application/json}. */
    public WebhookSigner contentType(String type) {
        return with(plan.contentType(type));
    }

    /** Signs a body. The array now belongs to the request. */
    public WebhookRequest sign(byte[] body) {
        HeaderLines headers = plan.headers(provider, signatures.clock().instant(), body);
        var draft = new Draft(plan, headers, body);
        schemes().forEach(scheme -> scheme.sign(draft, signatures));
        return draft.request();
    }

    /** Signs the UTF-8 form of a text. */
    public WebhookRequest sign(String body) {
        return sign(body.getBytes(UTF_8));
    }

    /** Signs a body and breaks one thing. */
    public WebhookRequest sign(byte[] body, Mutation mutation) {
        return mutation.change().apply(this, body);
    }

    /** Signs the UTF-8 form of a text and breaks one thing. */
    public WebhookRequest sign(String body, Mutation mutation) {
        return sign(body.getBytes(UTF_8), mutation);
    }

    /** Signs a form, {@code application/x-www-form-urlencoded}; GitHub and Slack put JSON into its field {@code payload}. */
    public WebhookRequest signForm(Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return contentType("application/x-www-form-urlencoded").sign(form);
    }

    Provider provider() {
        return provider;
    }

    RequestPlan plan() {
        return plan;
    }

    SignaturePlan signatures() {
        return signatures;
    }

    /** Returns the schemes that one of the secrets belongs to. */
    List<SigningScheme> schemes() {
        return SigningScheme.of(provider, secrets, signatures.clock().instant());
    }

    /** Returns the headers that take part in a proof. */
    List<String> securityHeaders() {
        var names = new ArrayList<String>();
        schemes().forEach(scheme -> names.addAll(scheme.headers()));
        return names;
    }

    /** Returns the scheme that signs, if there is one with a secret. */
    Optional<SigningScheme> signing() {
        return schemes().stream().filter(SigningScheme::isSignature).findFirst();
    }

    /** Returns whether a proof needs more of the body than its bytes. */
    boolean readsBody() {
        return schemes().stream().anyMatch(SigningScheme::readsBody);
    }

    WebhookSigner tampering(Tampering tampering) {
        return with(signatures.tampering(tampering));
    }

    WebhookSigner secrets(List<String> texts) {
        return new WebhookSigner(provider, texts.stream().map(Secret::of).toList(), plan, signatures);
    }

    private WebhookSigner with(RequestPlan other) {
        return new WebhookSigner(provider, secrets, other, signatures);
    }

    private WebhookSigner with(SignaturePlan other) {
        return new WebhookSigner(provider, secrets, plan, other);
    }

    /** Returns the provider; no secret. */
    @Override
    public String toString() {
        return "WebhookSigner[" + provider.id() + ", " + secrets.size() + " secrets]";
    }
}
