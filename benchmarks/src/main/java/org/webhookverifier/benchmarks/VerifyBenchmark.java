package org.webhookverifier.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.slack.api.app_backend.SlackSignature;
import com.standardwebhooks.Webhook;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.verify.Verification;
import org.webhookverifier.verify.Verifier;

/**
 * A genuine request, verified by us, by other libraries, by hand-written code, and the bare Mac below all of them.
 *
 * <p>The body arrives as bytes, so that a library that wants a text has to make one. We look for our headers in the request; the
 * others are handed them.
 */
@State(Scope.Benchmark)
public class VerifyBenchmark {
    private static final long TOLERANCE_SECONDS = 300;

    /** The length of the body. */
    @Param({"1024", "16384", "1048576"})
    int length;

    private byte[] body;
    private String timestamp;
    private WebhookRequest stripe;
    private WebhookRequest slack;
    private WebhookRequest github;
    private WebhookRequest standard;
    private final Verifier stripeVerifier = Verifier.of("stripe", Deliveries.SECRET);
    private final Verifier slackVerifier = Verifier.of("slack", Deliveries.SECRET);
    private final Verifier githubVerifier = Verifier.of("github", Deliveries.SECRET);
    private final Verifier standardVerifier = Verifier.of("standard-webhooks", Deliveries.WHSEC);
    private final Mac mac = Deliveries.mac(Deliveries.bytes(Deliveries.SECRET));
    private byte[] macPrefix;
    private String text;
    private String stripeHeader;
    private String slackSignature;
    private SlackSignature.Verifier slackSdk;
    private Webhook standardWebhooks;
    private HttpHeaders standardHeaders;

    /** Signs the requests with the present time. */
    @Setup
    public void sign() throws Exception {
        long now = System.currentTimeMillis() / 1000;
        timestamp = String.valueOf(now);
        body = Deliveries.body(length);
        text = new String(body, UTF_8);
        macPrefix = Deliveries.bytes(now + ".");
        stripe = Deliveries.stripe(body, now);
        slack = Deliveries.slack(body, now);
        github = Deliveries.github(body);
        standard = Deliveries.standardWebhooks(body, now);
        stripeHeader = Deliveries.stripeHeader(body, now);
        slackSignature = Deliveries.slackSignature(body, now);
        slackSdk = new SlackSignature.Verifier(new SlackSignature.Generator(Deliveries.SECRET));
        standardWebhooks = new Webhook(Deliveries.WHSEC);
        String signature = Deliveries.standardWebhooksSignature(body, now);
        var map = Map.of(
                "webhook-id", List.of(Deliveries.ID),
                "webhook-timestamp", List.of(timestamp),
                "webhook-signature", List.of(signature));
        standardHeaders = HttpHeaders.of(map, (name, value) -> true);
        meetEveryProvider();
    }

    /** An application has several providers, so the compiler shall not see one only. */
    private void meetEveryProvider() {
        for (int i = 0; i < 20_000_000 / (length + 1000); i++) {
            Proof.ofAccepted(stripeVerifier.verify(stripe));
            Proof.ofAccepted(slackVerifier.verify(slack));
            Proof.ofAccepted(githubVerifier.verify(github));
            Proof.ofAccepted(standardVerifier.verify(standard));
        }
    }

    /** The floor: one Mac, initialised once, over the bytes that Stripe signs. */
    @Benchmark
    public byte[] bareMac() {
        mac.update(macPrefix);
        mac.update(body);
        return mac.doFinal();
    }

    /** Ours. */
    @Benchmark
    public Verification stripe() {
        return Proof.ofAccepted(stripeVerifier.verify(stripe));
    }

    /** Ours. */
    @Benchmark
    public Verification slack() {
        return Proof.ofAccepted(slackVerifier.verify(slack));
    }

    /** Ours. */
    @Benchmark
    public Verification github() {
        return Proof.ofAccepted(githubVerifier.verify(github));
    }

    /** Ours. */
    @Benchmark
    public Verification standard() {
        return Proof.ofAccepted(standardVerifier.verify(standard));
    }

    /** stripe-java. */
    @Benchmark
    public boolean stripeJava() throws Exception {
        return com.stripe.net.Webhook.Signature.verifyHeader(
                new String(body, UTF_8), stripeHeader, Deliveries.SECRET, TOLERANCE_SECONDS);
    }

    /** stripe-java, spared to make a text of the body. */
    @Benchmark
    public boolean stripeJavaText() throws Exception {
        return com.stripe.net.Webhook.Signature.verifyHeader(text, stripeHeader, Deliveries.SECRET, TOLERANCE_SECONDS);
    }

    /** The library of Standard Webhooks. */
    @Benchmark
    public Object standardWebhooks() throws Exception {
        standardWebhooks.verify(new String(body, UTF_8), standardHeaders);
        return standardWebhooks;
    }

    /** The Slack SDK. */
    @Benchmark
    public boolean slackSdk() {
        return Proof.ofTrue(slackSdk.isValid(timestamp, new String(body, UTF_8), slackSignature));
    }

    /** What applications write themselves. */
    @Benchmark
    public boolean handWritten() throws Exception {
        return Proof.ofTrue(HandWritten.isValid(new String(body, UTF_8), stripeHeader, Deliveries.SECRET));
    }
}
