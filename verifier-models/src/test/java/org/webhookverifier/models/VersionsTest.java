package org.webhookverifier.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhookverifier.answer.HandlerResult.Status;
import org.webhookverifier.models.shopify.OrderCreated;
import org.webhookverifier.models.stripe.InvoicePaid;
import org.webhookverifier.models.stripe.PaymentIntentSucceeded;
import org.webhookverifier.models.stripe.StripeEvent;
import org.webhookverifier.models.stripe.SubscriptionUpdated;

/** One event in every shape that its versions gave it arrives in the one model of the handler. */
@Tag("odd-jvm")
class VersionsTest {
    private static final String CHARGE = "ch_3R1aZk2eZvKYlo2C0r7hYw3b";

    private static <T> T golden(Class<T> model, String version) {
        Sample own = Sample.of(model);
        String folder = "/golden/" + own.provider() + "/" + own.type().replace('/', '-') + "/";
        return Reception.event(model, Sample.of(model, folder + version + ".json", version));
    }

    private static void says(StripeEvent<?> event, String version) {
        assertThat(event.apiVersion()).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-08-27",
                "2022-11-15",
                "2024-06-20",
                "2025-03-31.basil",
                "2025-09-30.clover",
                "2026-08-26.dahlia"
            })
    void an_invoice_knows_its_subscription_in_every_version(String version) {
        var paid = golden(InvoicePaid.class, version);
        says(paid.event(), version);
        assertThat(paid.invoice().subscription()).isEqualTo("sub_1QyZ0T2eZvKYlo2CwT4rPz6k");
        assertThat(paid.invoice().parent().type()).isEqualTo("subscription_details");
        assertThat(paid.invoice().amountPaid()).isEqualTo(4900);
        assertThat(paid.invoice().status()).isEqualTo("paid");
        assertThat(paid.invoice().lines().data()).hasSize(1);
    }

    @Test
    void metadata_of_the_subscription_move_with_it_from_the_version_on_that_has_them() {
        assertThat(golden(InvoicePaid.class, "2022-11-15")
                        .invoice()
                        .parent()
                        .subscriptionDetails()
                        .metadata())
                .isEmpty();
        for (String version : List.of("2024-06-20", "2026-08-26.dahlia")) {
            assertThat(golden(InvoicePaid.class, version)
                            .invoice()
                            .parent()
                            .subscriptionDetails()
                            .metadata())
                    .containsEntry("plan", "tea");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-08-27",
                "2022-11-15",
                "2024-06-20",
                "2025-03-31.basil",
                "2025-09-30.clover",
                "2026-08-26.dahlia"
            })
    void the_items_of_a_subscription_have_their_period_in_every_version(String version) {
        var updated = golden(SubscriptionUpdated.class, version);
        says(updated.event(), version);
        assertThat(updated.subscription().status()).isEqualTo("active");
        assertThat(updated.subscription().items().data()).singleElement().satisfies(item -> {
            assertThat(item.currentPeriodStart()).isEqualTo(1787900400);
            assertThat(item.currentPeriodEnd()).isEqualTo(1790578800);
            assertThat(item.price().unitAmount()).isEqualTo(4900);
        });
        assertThat(updated.event().previousAttributes()).containsKey("latest_invoice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-08-27", "2022-11-15", "2025-03-31.basil", "2026-08-26.dahlia"})
    void a_payment_knows_its_newest_charge_in_every_version(String version) {
        var succeeded = golden(PaymentIntentSucceeded.class, version);
        says(succeeded.event(), version);
        assertThat(succeeded.paymentIntent().latestCharge()).isEqualTo(CHARGE);
        assertThat(succeeded.paymentIntent().amountReceived()).isEqualTo(4900);
    }

    @Test
    void what_is_the_same_in_all_versions_gives_equal_objects() {
        assertThat(golden(InvoicePaid.class, "2024-06-20").invoice())
                .isEqualTo(golden(InvoicePaid.class, "2026-08-26.dahlia").invoice());
        assertThat(golden(SubscriptionUpdated.class, "2020-08-27").subscription())
                .isEqualTo(
                        golden(SubscriptionUpdated.class, "2026-08-26.dahlia").subscription());
        assertThat(golden(PaymentIntentSucceeded.class, "2020-08-27").paymentIntent())
                .isEqualTo(golden(PaymentIntentSucceeded.class, "2026-08-26.dahlia")
                        .paymentIntent());
        for (String version : List.of("2025-01", "2026-01")) {
            assertThat(golden(OrderCreated.class, version)).isEqualTo(golden(OrderCreated.class, "2026-10"));
        }
    }

    @Test
    void a_version_between_two_that_changed_something_has_the_shape_of_the_older() {
        String body =
                Sample.read("/golden/stripe/invoice.paid/2024-06-20.json").replace("2024-06-20", "2024-12-18.acacia");
        var paid =
                Reception.event(InvoicePaid.class, Sample.of(InvoicePaid.class).body(body));
        assertThat(paid.invoice().subscription()).isEqualTo("sub_1QyZ0T2eZvKYlo2CwT4rPz6k");
    }

    @ParameterizedTest
    @EnumSource(Mapper.class)
    void what_is_newer_or_older_than_everything_known_is_not_bound_and_not_acknowledged(Mapper mapper) {
        Sample own = Sample.of(InvoicePaid.class);
        for (String version : List.of("2027-01-27.unheard", "2019-12-03")) {
            var reception = new Reception(own, mapper);
            var receipt = reception.receive(own.body(own.body().replace(own.version(), version)));
            assertThat(receipt.answer().status()).isEqualTo(500);
            assertThat(Reception.status(receipt)).isEqualTo(Status.UNSUPPORTED_VERSION);
            assertThat(reception.events()).isEmpty();
        }
    }
}
