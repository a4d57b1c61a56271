package org.webhookverifier.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.Part;
import org.webhookverifier.event.Provenance;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.provider.TokenScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verification;
import org.webhookverifier.verify.Verified;

/** Every provider of the catalogue, with every scheme: what is signed is verified, what is broken is refused for its own reason. */
class CatalogueProofTest {
    private static final Set<Reason> BROKEN_BODY = Set.of(
            Reason.BAD_SIGNATURE,
            Reason.MALFORMED,
            Reason.MISSING_HEADER,
            Reason.DUPLICATE_HEADER,
            Reason.UNKNOWN_KEY,
            Reason.UNTRUSTED_KEY,
            Reason.STALE,
            Reason.FUTURE);

    /** Providers that cannot be signed for, and why. */
    private static final Map<String, String> NOT_SIGNED = Map.of();

    /** Providers whose signed time is not held against the clock unless the source says so, and why. */
    private static final Map<String, String> AGELESS =
            Map.of("vonage", "its tokens do not say when they end, and how long they count is not documented");

    @Test
    void no_provider_is_left_out() {
        var tried = new HashSet<String>();
        CatalogueCase.all().forEach(each -> tried.add(each.provider().id()));
        tried.addAll(NOT_SIGNED.keySet());

        assertThat(tried).containsAll(Provider.names());
    }

    @ParameterizedTest
    @MethodSource("org.webhookverifier.testkit.CatalogueCase#all")
    void what_is_signed_is_verified(CatalogueCase each) {
        assertThat(each.setup().verifier().verify(each.sign("a1"))).isInstanceOf(Verified.class);
    }

    @ParameterizedTest
    @MethodSource("org.webhookverifier.testkit.CatalogueCase#all")
    void a_body_that_is_covered_cannot_be_changed_and_one_that_is_not_says_so(CatalogueCase each) {
        if (!each.verified().coversBody()) {
            assertThat(delivery(each).provenance(Part.BODY)).isEqualTo(Provenance.UNSIGNED);
            return;
        }
        assertThat(delivery(each).provenance(Part.BODY)).isEqualTo(Provenance.SIGNED);
        WebhookRequest sound = each.sign("a1");
        byte[] plain = each.verified().request().body();
        Set<Reason> reasons = each.setup().readsBody() ? BROKEN_BODY : Set.of(Reason.BAD_SIGNATURE);
        for (int at = 0; at < sound.body().length; at++) {
            byte[] body = sound.body().clone();
            body[at] ^= 1;
            Verification verification = each.setup().verifier().verify(sound.withBody(body));
            if (verification instanceof Verified verified) {
                // The head of a compressed body holds bytes that do not matter.
                assertThat(verified.request().body()).isNotEqualTo(body).isEqualTo(plain);
            } else {
                assertThat(((Rejected) verification).reason()).isIn(reasons);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.webhookverifier.testkit.CatalogueCase#all")
    void another_secret_is_refused(CatalogueCase each) {
        WebhookSigner signer = each.setup().signer();
        SigningScheme scheme = signer.schemes().get(0);
        String other = SigningKeys.other(scheme.scheme(), scheme.secrets().get(0));
        WebhookRequest request = each.sign(signer.privateKeys(other), "a1");

        assertRefused(
                each,
                request,
                Set.of(scheme.scheme() instanceof TokenScheme ? Reason.BAD_TOKEN : Reason.BAD_SIGNATURE));
    }

    @ParameterizedTest
    @MethodSource("org.webhookverifier.testkit.CatalogueCase#all")
    void a_signature_that_is_missing_is_missed(CatalogueCase each) {
        assertRefused(each, WireText.without(each.sign("a1"), each.signaturePlace()), Set.of(Reason.MISSING_HEADER));
    }

    @ParameterizedTest
    @MethodSource("org.webhookverifier.testkit.CatalogueCase#all")
    void a_second_signature_makes_it_unclear_which_one_counts(CatalogueCase each) {
        Ref place = each.signaturePlace();
        boolean json = place instanceof Ref.Json || place instanceof Ref.FormJson;
        Reason reason = json ? Reason.MALFORMED : Reason.DUPLICATE_HEADER;

        assertRefused(each, WireText.twice(each.sign("a1"), place), Set.of(reason));
    }

    @ParameterizedTest
    @MethodSource("org.webhookverifier.testkit.CatalogueCase#all")
    void a_header_of_the_proof_is_there_exactly_once(CatalogueCase each) {
        for (String name : each.setup().signer().securityHeaders()) {
            Ref place = new Ref.Header(name);
            assertRefused(each, WireText.without(each.sign("a1"), place), Set.of(Reason.MISSING_HEADER));
            assertRefused(each, WireText.twice(each.sign("a1"), place), Set.of(Reason.DUPLICATE_HEADER));
        }
    }

    @ParameterizedTest
    @MethodSource("org.webhookverifier.testkit.CatalogueCase#all")
    void a_bit_of_the_signature_counts(CatalogueCase each) {
        if (each.scheme() instanceof TokenScheme) {
            return;
        }
        var signer = each.setup().signer().tampering(Tampering.macs(mac -> Bits.flip(mac, 13)));

        assertRefused(each, each.sign(signer, "a1"), Set.of(Reason.BAD_SIGNATURE));
    }

    @ParameterizedTest
    @MethodSource("org.webhookverifier.testkit.CatalogueCase#all")
    void what_was_signed_at_another_time_is_refused(CatalogueCase each) {
        var now = each.setup().clock().instant();
        if (each.verified().signedAt().isEmpty()) {
            return;
        }
        var signer = each.setup().signer();
        WebhookRequest old = each.sign(signer.at(now.minus(Duration.ofDays(400))), "a1");
        if (AGELESS.containsKey(each.provider().id())) {
            assertThat(each.setup().verifier().verify(old)).isInstanceOf(Verified.class);
        } else {
            assertRefused(each, old, Set.of(Reason.STALE));
        }
        assertRefused(each, each.sign(signer.at(now.plus(Duration.ofDays(400))), "a1"), Set.of(Reason.FUTURE));
    }

    private static void assertRefused(CatalogueCase each, WebhookRequest request, Set<Reason> reasons) {
        Verification verification = each.setup().verifier().verify(request);

        assertThat(verification).isInstanceOf(Rejected.class);
        assertThat(((Rejected) verification).reason()).isIn(reasons);
    }

    private static Delivery delivery(CatalogueCase each) {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .source(each.setup().source())
                .clock(each.setup().clock())
                .fallback("any", (delivery, event) -> {})
                .build();
        Receipt receipt = receiver.receive(each.setup().source().name(), each.sign("a1"));
        Receipt single =
                receipt instanceof Receipt.Batch batch ? batch.receipts().get(0) : receipt;
        return single.verifiedDelivery().orElseThrow();
    }
}
