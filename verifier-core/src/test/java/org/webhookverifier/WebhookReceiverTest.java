package org.webhookverifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhookverifier.SignedRequests.GITHUB_SECRET;
import static org.webhookverifier.SignedRequests.SHOPIFY_SECRET;
import static org.webhookverifier.SignedRequests.SLACK_SECRET;
import static org.webhookverifier.SignedRequests.STRIPE_SECRET;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhookverifier.admit.Claim;
import org.webhookverifier.admit.DedupStore;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.event.EventHandler;
import org.webhookverifier.event.Part;
import org.webhookverifier.event.Provenance;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.event.WebhookHandler;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.TokenScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Route;
import org.webhookverifier.source.Secret;
import org.webhookverifier.source.Source;

class WebhookReceiverTest {
    private static final String EVENT =
            "{\"id\":\"evt_1\",\"type\":\"invoice.paid\",\"api_version\":\"2024-06-20\",\"created\":1772600000}";

    private final ManualClock clock = new ManualClock();
    private final List<Delivery> handled = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();

    @Test
    void hands_a_verified_delivery_to_the_handler_with_all_that_it_states() {
        Receipt receipt = receiver().receive("stripe", SignedRequests.stripe(EVENT, clock.instant()));

        assertThat(receipt.outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(receipt.answer().status()).isEqualTo(200);
        Delivery delivery = handled.get(0);
        assertThat(delivery.key()).isEqualTo(new DeliveryKey("stripe", "", "evt_1"));
        assertThat(delivery.type()).isEqualTo("invoice.paid");
        assertThat(delivery.version()).isEqualTo("2024-06-20");
        assertThat(delivery.time()).isEqualTo(Instant.ofEpochSecond(1772600000));
        assertThat(delivery.receivedAt()).isEqualTo(clock.instant());
        assertThat(delivery.body()).isEqualTo(SignedRequests.bytes(EVENT));
        assertThat(delivery.provenance(Part.ID)).isEqualTo(Provenance.SIGNED);
        assertThat(delivery.provenance(Part.BODY)).isEqualTo(Provenance.SIGNED);
    }

    @Test
    void answers_a_copy_as_duplicate_without_running_the_handler_again() {
        var receiver = receiver();
        receiver.receive("stripe", SignedRequests.stripe(EVENT, clock.instant()));
        clock.advance(Duration.ofHours(1));
        Receipt copy = receiver.receive("stripe", SignedRequests.stripe(EVENT, clock.instant()));

        assertThat(copy).isInstanceOf(Receipt.Duplicate.class);
        assertThat(((Receipt.Duplicate) copy).sameContent()).isTrue();
        assertThat(copy.answer().status()).isEqualTo(200);
        assertThat(handled).hasSize(1);
    }

    @Test
    void shows_a_conflict_when_another_content_comes_under_the_same_id_and_lets_the_first_win() {
        var receiver = receiver();
        receiver.receive("stripe", SignedRequests.stripe(EVENT, clock.instant()));
        Receipt other =
                receiver.receive("stripe", SignedRequests.stripe(EVENT.replace("paid", "void"), clock.instant()));

        assertThat(((Receipt.Duplicate) other).sameContent()).isFalse();
        assertThat(handled).hasSize(1);
    }

    @Test
    void does_not_acknowledge_a_failed_delivery_and_runs_the_retry() {
        var failures = new ArrayList<>(List.of(new IllegalStateException("first"), new OutOfMemoryError("second")));
        var receiver = receiver((event, delivery) -> {
            if (!failures.isEmpty()) {
                throw sneaky(failures.remove(0));
            }
            handled.add(delivery);
        });
        for (int attempt = 0; attempt < 2; attempt++) {
            Receipt failed = receiver.receive("stripe", SignedRequests.stripe(EVENT, clock.instant()));
            assertThat(failed).isInstanceOf(Receipt.Failed.class);
            assertThat(failed.answer().status()).isEqualTo(500);
            assertThat(failed.answer().body()).isEmpty();
        }
        assertThat(receiver.receive("stripe", SignedRequests.stripe(EVENT, clock.instant()))
                        .outcome())
                .isEqualTo(Outcome.HANDLED);
        assertThat(handled).hasSize(1);
    }

    @Test
    void refuses_a_copy_while_the_first_is_being_handled() {
        var holder = new WebhookReceiver[1];
        var inner = new ArrayList<Receipt>();
        holder[0] = receiver((event, delivery) ->
                inner.add(holder[0].receive("stripe", SignedRequests.stripe(EVENT, clock.instant()))));
        holder[0].receive("stripe", SignedRequests.stripe(EVENT, clock.instant()));

        assertThat(inner).singleElement().isInstanceOf(Receipt.InProgress.class);
        assertThat(inner.get(0).answer().status()).isEqualTo(503);
        assertThat(inner.get(0).answer().headers()).containsKey("Retry-After");
    }

    @Test
    void does_not_acknowledge_for_a_holder_whose_lease_went_to_another() {
        var holder = new WebhookReceiver[1];
        var runs = new ArrayList<Integer>();
        holder[0] = receiver((event, delivery) -> {
            runs.add(runs.size());
            if (runs.size() == 1) {
                clock.advance(Source.DEFAULT_LEASE.plusSeconds(1));
                holder[0].receive("stripe", SignedRequests.stripe(EVENT, clock.instant()));
            }
        });
        Receipt late = holder[0].receive("stripe", SignedRequests.stripe(EVENT, clock.instant()));

        assertThat(runs).hasSize(2);
        assertThat(late.acknowledged()).isFalse();
    }

    @Test
    void takes_a_github_body_under_a_new_delivery_id_as_the_same_delivery() {
        var receiver = receiver();
        receiver.receive("github", SignedRequests.github("{\"a\":1}", "id-1", "push"));
        Receipt replay = receiver.receive("github", SignedRequests.github("{\"a\":1}", "id-2", "push"));

        assertThat(replay.outcome()).isEqualTo(Outcome.DUPLICATE);
        Delivery delivery = handled.get(0);
        assertThat(delivery.id()).isEqualTo("id-1");
        assertThat(delivery.provenance(Part.ID)).isEqualTo(Provenance.UNSIGNED);
        assertThat(delivery.provenance(Part.TYPE)).isEqualTo(Provenance.UNSIGNED);
        assertThat(delivery.key().value()).startsWith(DeliveryKey.DIGEST_PREFIX);
    }

    @Test
    void uses_an_unsigned_id_as_key_only_where_the_source_says_so() {
        var receiver = WebhookReceiver.builder()
                .source(Source.of("github", GITHUB_SECRET).unsafeIdAsKey())
                .fallback("all", (event, delivery) -> handled.add(delivery))
                .clock(clock)
                .build();
        receiver.receive("github", SignedRequests.github("{\"a\":1}", "id-1", "push"));
        receiver.receive("github", SignedRequests.github("{\"a\":1}", "id-2", "push"));

        assertThat(handled).extracting(delivery -> delivery.key().value()).containsExactly("id-1", "id-2");
    }

    @Test
    void keeps_documented_headers_and_no_other() {
        receiver().receive("shopify", SignedRequests.shopify("{}", "orders/paid", "2025-01"));

        Delivery delivery = handled.get(0);
        assertThat(delivery.type()).isEqualTo("orders/paid");
        assertThat(delivery.version()).isEqualTo("2025-01");
        assertThat(delivery.time()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(delivery.provenance(Part.TIME)).isEqualTo(Provenance.UNSIGNED);
        assertThat(delivery.unsignedHeader("x-shopify-shop-domain")).contains("one.example.com");
        assertThat(delivery.unsignedHeader("X-Shopify-Hmac-SHA256")).isEmpty();
    }

    @Test
    void answers_slacks_handshake_with_the_challenge_and_remembers_nothing() {
        String body = "{\"type\":\"url_verification\",\"challenge\":\"3eZbrw1aBm2rZgRNFdxV2595E9CY\",\"token\":\"x\"}";
        Receipt receipt = receiver().receive("slack", SignedRequests.slack(body, "application/json", clock.instant()));

        assertThat(receipt.outcome()).isEqualTo(Outcome.HANDSHAKE);
        assertThat(new String(receipt.answer().body(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("3eZbrw1aBm2rZgRNFdxV2595E9CY");
        assertThat(receipt.answer().headers()).containsEntry("Content-Type", "text/plain; charset=utf-8");
        assertThat(handled).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<script>alert(1)</script>", "a b", "a\\nb", "v0:1:{}"})
    void does_not_echo_a_handshake_value_of_another_shape(String challenge) {
        String body = "{\"type\":\"url_verification\",\"challenge\":\"" + challenge + "\"}";
        Receipt receipt = receiver().receive("slack", SignedRequests.slack(body, "application/json", clock.instant()));

        assertThat(receipt.outcome()).isEqualTo(Outcome.UNREADABLE);
        assertThat(receipt.answer().body()).isEmpty();
    }

    @Test
    void reads_slacks_forms_whatever_the_content_type_says() {
        var receiver = receiver();
        String form = "payload=%7B%22type%22%3A%22block_actions%22%2C%22trigger_id%22%3A%22t.1%22%7D";
        receiver.receive("slack", SignedRequests.slack(form, "application/x-www-form-urlencoded", clock.instant()));
        Receipt again = receiver.receive("slack", SignedRequests.slack(form, "application/json", clock.instant()));

        assertThat(handled).singleElement().satisfies(delivery -> {
            assertThat(delivery.type()).isEqualTo("block_actions");
            assertThat(delivery.key().value()).isEqualTo("t.1");
        });
        assertThat(again.outcome()).isEqualTo(Outcome.DUPLICATE);
    }

    @Test
    void knows_a_slack_command_by_its_trigger() {
        String form = "command=%2Fdeploy&text=now&trigger_id=13.37.aa";
        receiver().receive("slack", SignedRequests.slack(form, "application/x-www-form-urlencoded", clock.instant()));

        assertThat(handled.get(0).type()).isEqualTo("/deploy");
        assertThat(handled.get(0).key().value()).isEqualTo("13.37.aa");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "{\"id\":\"a\",\"id\":\"b\"}",
                "{\"id\":\"a\",\"\\u0069d\":\"b\"}",
                "{} {}",
                "[1,"
            })
    void answers_400_to_a_signed_body_that_is_no_strict_json(String body) {
        Receipt receipt = receiver().receive("stripe", SignedRequests.stripe(body, clock.instant()));

        assertThat(receipt.outcome()).isEqualTo(Outcome.UNREADABLE);
        assertThat(receipt.answer().status()).isEqualTo(400);
        assertThat(handled).isEmpty();
    }

    @Test
    void derives_the_key_where_a_signed_body_names_no_id() {
        var receiver = receiver();
        receiver.receive("stripe", SignedRequests.stripe("{\"type\":\"x\",\"id\":{}}", clock.instant()));
        clock.advance(Duration.ofMinutes(1));
        Receipt resent =
                receiver.receive("stripe", SignedRequests.stripe("{\"type\":\"x\",\"id\":{}}", clock.instant()));

        assertThat(handled.get(0).provenance(Part.ID)).isEqualTo(Provenance.DERIVED);
        assertThat(handled.get(0).id()).startsWith(DeliveryKey.DIGEST_PREFIX);
        assertThat(resent.outcome()).isEqualTo(Outcome.DUPLICATE);
    }

    @Test
    void refuses_an_ambiguous_event_type() {
        WebhookRequest valid = SignedRequests.github("{}", "id-1", "push");
        var twice = WebhookRequest.post(valid.target()).header("X-GitHub-Event", "issues");
        for (int i = 0; i < valid.headers().size(); i++) {
            twice.header(valid.headers().name(i), valid.headers().value(i));
        }
        Receipt receipt = receiver().receive("github", twice.body(valid.body()).build());

        assertThat(receipt.outcome()).isEqualTo(Outcome.UNREADABLE);
    }

    @Test
    void runs_one_id_at_two_sources_twice() {
        var receiver = WebhookReceiver.builder()
                .source(Source.of("stripe", STRIPE_SECRET))
                .source(Source.named("stripe-eu").provider("stripe").secrets(STRIPE_SECRET))
                .fallback("all", (event, delivery) -> handled.add(delivery))
                .clock(clock)
                .build();
        receiver.receive("stripe", SignedRequests.stripe(EVENT, clock.instant()));
        receiver.receive("stripe-eu", SignedRequests.stripe(EVENT, clock.instant()));

        assertThat(handled).extracting(Delivery::source).containsExactly("stripe", "stripe-eu");
    }

    @Test
    void keeps_tenants_apart() {
        var receiver = WebhookReceiver.builder()
                .source(Source.named("shops")
                        .provider("stripe")
                        .path("/hooks/{tenant}/stripe")
                        .secretResolver(
                                tenant -> tenant.equals("unknown") ? List.of() : List.of(Secret.of(STRIPE_SECRET))))
                .fallback("all", (event, delivery) -> handled.add(delivery))
                .clock(clock)
                .build();
        for (String tenant : List.of("a", "b", "a")) {
            Route route = receiver.route("/hooks/" + tenant + "/stripe").orElseThrow();
            receiver.receive(route, SignedRequests.stripe(EVENT, clock.instant()));
        }
        Route unknown = receiver.route("/hooks/unknown/stripe").orElseThrow();

        assertThat(handled).extracting(Delivery::tenant).containsExactly("a", "b");
        assertThat(receiver.receive(unknown, SignedRequests.stripe(EVENT, clock.instant()))
                        .reason())
                .isEqualTo("no_secret");
        assertThat(List.of(
                        "/hooks//stripe",
                        "/hooks/a%2fb/stripe",
                        "/hooks/../stripe",
                        "/hooks/a/b/stripe",
                        "/hooks/a/stripe/"))
                .allSatisfy(path -> assertThat(receiver.route(path)).isEmpty());
    }

    @Test
    void asks_the_sender_to_come_again_while_the_secrets_cannot_be_found_out() {
        var receiver = WebhookReceiver.builder()
                .source(Source.named("stripe").provider("stripe").secretResolver(tenant -> {
                    throw new IllegalStateException("vault is down");
                }))
                .clock(clock)
                .build();
        Receipt receipt = receiver.receive("stripe", SignedRequests.stripe(EVENT, clock.instant()));

        assertThat(receipt.answer().status()).isEqualTo(503);
        assertThat(receipt.answer().headers()).containsKey("Retry-After");
    }

    @Test
    void forged_requests_leave_nothing_that_could_keep_the_real_one_out() {
        var claims = new ArrayList<DeliveryKey>();
        var receiver = receiver(new RecordingStore(claims));
        WebhookRequest real = SignedRequests.stripe(EVENT, clock.instant());
        for (int i = 0; i < 10_000; i++) {
            String forged = "t=" + clock.instant().getEpochSecond() + ",v1=" + "%064x".formatted(i);
            receiver.receive(
                    "stripe",
                    WebhookRequest.post("/")
                            .header("Stripe-Signature", forged)
                            .body(real.body())
                            .build());
        }
        assertThat(claims).isEmpty();
        assertThat(receiver.receive("stripe", real).outcome()).isEqualTo(Outcome.HANDLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim", "complete", "release", "full"})
    void never_acknowledges_while_the_store_is_down_or_full(String broken) {
        var receiver = receiver(new RecordingStore(new ArrayList<>(), broken), (event, delivery) -> {
            if (broken.equals("release")) {
                throw new IllegalStateException("handler fails, too");
            }
        });
        Receipt receipt = receiver.receive("stripe", SignedRequests.stripe(EVENT, clock.instant()));

        assertThat(receipt).isInstanceOf(Receipt.Unavailable.class);
        assertThat(receipt.answer().status()).isEqualTo(503);
        assertThat(receipt.answer().headers()).containsKey("Retry-After");
    }

    @Test
    void ignores_a_delivery_that_nobody_handles_without_remembering_it() {
        var claims = new ArrayList<DeliveryKey>();
        var receiver = WebhookReceiver.builder()
                .source(Source.of("stripe", STRIPE_SECRET))
                .dedupStore(new RecordingStore(claims))
                .clock(clock)
                .build();
        Receipt receipt = receiver.receive("stripe", SignedRequests.stripe(EVENT, clock.instant()));

        assertThat(receipt.outcome()).isEqualTo(Outcome.IGNORED);
        assertThat(receipt.answer().status()).isEqualTo(200);
        assertThat(claims).isEmpty();
    }

    @Test
    void derives_the_key_from_the_body_where_only_a_token_proves_the_request() {
        Provider provider = Provider.builder("tokens")
                .scheme(TokenScheme.header("X-Token"))
                .id("header:X-Id")
                .build();
        var receiver = WebhookReceiver.builder()
                .source(Source.named("tokens").provider(provider).secrets("s3cret"))
                .fallback("all", (event, delivery) -> handled.add(delivery))
                .build();
        for (String id : List.of("1", "2")) {
            receiver.receive(
                    "tokens",
                    WebhookRequest.post("/")
                            .header("X-Token", "s3cret")
                            .header("X-Id", id)
                            .build());
        }
        assertThat(handled).singleElement().satisfies(delivery -> {
            assertThat(delivery.provenance(Part.BODY)).isEqualTo(Provenance.UNSIGNED);
            assertThat(delivery.key().value()).startsWith(DeliveryKey.DIGEST_PREFIX);
        });
    }

    @Test
    void refuses_method_coding_and_size_before_reading_the_body() {
        var receiver = receiver();
        Route route = receiver.route("/webhooks/stripe").orElseThrow();
        var unread = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the body was read");
            }
        };
        var put = WebhookRequest.of("PUT", "/").build();
        var gzip = WebhookRequest.post("/").header("content-encoding", "gzip").build();
        var large = WebhookRequest.post("/").build();

        assertThat(receiver.receive(route, put, -1, unread).answer().status()).isEqualTo(405);
        assertThat(receiver.receive(route, gzip, -1, unread).answer().status()).isEqualTo(415);
        assertThat(receiver.receive(route, large, Source.DEFAULT_BODY_LIMIT + 1L, unread)
                        .answer()
                        .status())
                .isEqualTo(413);
        assertThat(receiver.receive(route, large, 10, unread).reason()).isEqualTo("broken_body");
    }

    @Test
    void takes_a_body_of_exactly_the_limit_and_refuses_one_byte_more() {
        var receiver = WebhookReceiver.builder()
                .source(Source.of("stripe", STRIPE_SECRET).bodyLimit(EVENT.length()))
                .clock(clock)
                .build();
        Route route = receiver.route("/webhooks/stripe").orElseThrow();
        WebhookRequest signed = SignedRequests.stripe(EVENT, clock.instant());

        assertThat(receiver.receive(route, signed, -1, new ByteArrayInputStream(signed.body()))
                        .outcome())
                .isEqualTo(Outcome.IGNORED);
        byte[] more = SignedRequests.bytes(EVENT + " ");
        assertThat(receiver.receive(route, signed, -1, new ByteArrayInputStream(more))
                        .answer()
                        .status())
                .isEqualTo(413);
        assertThat(receiver.receive("stripe", signed.withBody(more)).answer().status())
                .isEqualTo(413);
    }

    @Test
    void tells_listeners_of_every_receipt_and_survives_one_that_throws() {
        var receiver = WebhookReceiver.builder()
                .source(Source.of("stripe", STRIPE_SECRET))
                .clock(clock)
                .listener(receipt -> {
                    throw new IllegalStateException("listener");
                })
                .listener(receipts::add)
                .build();
        receiver.receive("stripe", SignedRequests.stripe(EVENT, clock.instant()));
        receiver.receive("stripe", WebhookRequest.post("/").build());
        receiver.receive("stripe", WebhookRequest.of("GET", "/").build());

        assertThat(receipts)
                .extracting(Receipt::outcome)
                .containsExactly(Outcome.IGNORED, Outcome.REJECTED, Outcome.REFUSED);
    }

    @Test
    void every_refusal_looks_the_same_to_the_sender() {
        var receiver = receiver();
        WebhookRequest valid = SignedRequests.stripe(EVENT, clock.instant());
        String signature = valid.headers().first("Stripe-Signature").orElseThrow();
        List<Receipt> refusals = List.of(
                receiver.receive("stripe", WebhookRequest.post("/").build()),
                receiver.receive(
                        "stripe",
                        WebhookRequest.post("/").header("Stripe-Signature", "x").build()),
                receiver.receive("stripe", valid.withBody(SignedRequests.bytes("{}"))),
                receiver.receive(
                        "stripe", SignedRequests.stripe(EVENT, clock.instant().minusSeconds(301))),
                receiver.receive(
                        "stripe", SignedRequests.stripe(EVENT, clock.instant().plusSeconds(301))),
                receiver.receive(
                        "stripe",
                        WebhookRequest.post("/")
                                .header("Stripe-Signature", signature)
                                .header("stripe-signature", signature)
                                .body(valid.body())
                                .build()));

        assertThat(refusals).allSatisfy(refusal -> {
            assertThat(refusal.answer().status()).isEqualTo(401);
            assertThat(refusal.answer().body()).isEmpty();
            assertThat(refusal.answer().headers()).isEmpty();
        });
        assertThat(refusals)
                .extracting(Receipt::reason)
                .containsExactly("missing_header", "malformed", "bad_signature", "stale", "future", "duplicate_header");
    }

    @Test
    void lets_the_application_handle_an_admitted_delivery_itself() {
        var receiver = receiver();
        Route route = receiver.route("/webhooks/stripe").orElseThrow();
        var failed = (Admission.Admitted) receiver.admit(route, SignedRequests.stripe(EVENT, clock.instant()));
        assertThat(failed.fail(null).answer().status()).isEqualTo(500);
        var again = (Admission.Admitted) receiver.admit(route, SignedRequests.stripe(EVENT, clock.instant()));
        assertThat(again.complete().acknowledged()).isTrue();
        var copy = (Admission.Answered) receiver.admit(route, SignedRequests.stripe(EVENT, clock.instant()));

        assertThat(copy.receipt().outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(handled).isEmpty();
    }

    @Test
    void names_every_mistake_of_the_configuration_at_once() {
        var builder = WebhookReceiver.builder()
                .source(Source.of("stripe", ""))
                .source(Source.of("githup", " padded "))
                .source(Source.named("slack")
                        .provider("slack")
                        .secrets("${SLACK_SECRET}")
                        .allow("10.0.0.0/33"))
                .source(Source.of("shopify", (String) null).retention(Duration.ofMinutes(5)))
                .source(Source.of("gitlab", "token"))
                .source(Source.of("gitlab", "other"))
                .handler("twice", "gitlab", "Push Hook", Map.class, (event, delivery) -> {})
                .handler("twice", "gitlab", "Tag Push Hook", Map.class, (event, delivery) -> {})
                .handler("lost", "gitlub", "Push Hook", Map.class, (event, delivery) -> {})
                .handlers(new Backwards());

        assertThatThrownBy(builder::build)
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("Source 'stripe': A secret is empty")
                .hasMessageContaining("did you mean 'github'?")
                .hasMessageContaining("Source 'githup': A secret has white space around it")
                .hasMessageContaining("Source 'slack': A secret is a placeholder that was not replaced")
                .hasMessageContaining("10.0.0.0/33")
                .hasMessageContaining("Source 'shopify': A secret is missing (null)")
                .hasMessageContaining("Source 'shopify': The retention PT5M is shorter than PT5H")
                .hasMessageContaining("Two sources are named 'gitlab'")
                .hasMessageContaining("\"twice\"")
                .hasMessageContaining("\"gitlub\"")
                .hasMessageContaining("goes backwards, from version 2 to 1")
                .hasMessageNotContaining("padded ");
    }

    @WebhookEvent(type = "Push Hook", version = "1")
    record Push(String ref) {}

    static final class Backwards {
        @Upcast(type = "Push Hook", from = "2", to = "1")
        static Map<String, Object> back(Map<String, Object> tree) {
            return tree;
        }

        @WebhookHandler(source = "gitlab")
        void on(Push push) {}
    }

    @WebhookEvent(type = "charge", version = "1", provider = "stripe")
    record OldCharge(String id) {}

    @WebhookEvent(type = "charge", version = "2")
    record Charge(String id) {}

    static final class Charges {
        @WebhookHandler
        void anywhere(OldCharge charge) {}

        @WebhookHandler(source = "stripe")
        void here(OldCharge charge) {}

        @WebhookHandler(source = "stripe")
        void led(Charge charge) {}

        @Upcast
        static Charge renew(OldCharge old) {
            return new Charge(old.id());
        }
    }

    @Test
    void a_mistake_of_a_source_is_not_told_again_as_one_of_its_handlers() {
        var builder = WebhookReceiver.builder()
                .source(Source.of("github", "secret"))
                .source(Source.of("stripe", ""))
                .handlers(new Charges());

        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(
                        WebhookConfigurationException.class,
                        e -> assertThat(e.problems())
                                .singleElement()
                                .asString()
                                .startsWith("Source 'stripe': A secret is empty"));
    }

    private WebhookReceiver receiver() {
        return receiver((event, delivery) -> handled.add(delivery));
    }

    private WebhookReceiver receiver(EventHandler<Delivery> handler) {
        return configured(handler).build();
    }

    private WebhookReceiver receiver(DedupStore store) {
        return receiver(store, (event, delivery) -> handled.add(delivery));
    }

    private WebhookReceiver receiver(DedupStore store, EventHandler<Delivery> handler) {
        return configured(handler).dedupStore(store).build();
    }

    private WebhookReceiverBuilder configured(EventHandler<Delivery> handler) {
        return WebhookReceiver.builder()
                .source(Source.of("stripe", STRIPE_SECRET))
                .source(Source.of("github", GITHUB_SECRET))
                .source(Source.of("slack", SLACK_SECRET))
                .source(Source.of("shopify", SHOPIFY_SECRET))
                .fallback("all", handler)
                .clock(clock);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable error) throws T {
        throw (T) error;
    }

    /** A store that claims everything, or breaks at one call. */
    private record RecordingStore(List<DeliveryKey> claims, String broken) implements DedupStore {
        RecordingStore(List<DeliveryKey> claims) {
            this(claims, "");
        }

        @Override
        public Claim claim(DeliveryKey key, long fingerprint, Duration lease) {
            fail("claim");
            claims.add(key);
            return broken.equals("full") ? new Claim.Full() : new Claim.Claimed(claims.size(), Set.of());
        }

        @Override
        public boolean complete(DeliveryKey key, long token, Duration retention) {
            fail("complete");
            return true;
        }

        @Override
        public boolean release(DeliveryKey key, long token, Set<String> finished, Duration retention) {
            fail("release");
            return true;
        }

        private void fail(String call) {
            if (broken.equals(call)) {
                throw new IllegalStateException("the store is down");
            }
        }
    }
}
