package org.webhookverifier.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.webhookverifier.models.stripe.ChargeRefunded;
import org.webhookverifier.models.stripe.CheckoutSessionCompleted;
import org.webhookverifier.models.stripe.InvoicePaid;
import org.webhookverifier.models.stripe.InvoicePaymentFailed;
import org.webhookverifier.models.stripe.PaymentIntentPaymentFailed;
import org.webhookverifier.models.stripe.PaymentIntentSucceeded;
import org.webhookverifier.models.stripe.SubscriptionCreated;
import org.webhookverifier.models.stripe.SubscriptionDeleted;
import org.webhookverifier.models.stripe.SubscriptionUpdated;

/** What a handler gets of Stripe's events, signed and received. */
@Tag("odd-jvm")
class StripeModelsTest {
    @Test
    void a_payment_that_succeeded() {
        var event = Reception.event(PaymentIntentSucceeded.class);
        assertThat(event.event().id()).isEqualTo("evt_3R1aZk2eZvKYlo2C0XbQ7d1s");
        assertThat(event.event().type()).isEqualTo("payment_intent.succeeded");
        assertThat(event.event().apiVersion()).isEqualTo("2026-08-26.dahlia");
        assertThat(event.event().createdAt()).isEqualTo(Instant.parse("2026-08-28T07:01:01Z"));
        assertThat(event.event().livemode()).isFalse();
        assertThat(event.event().account()).isNull();
        assertThat(event.event().request().id()).isEqualTo("req_8Hc3sXkq1vZbQe");
        assertThat(event.event().previousAttributes()).isEmpty();
        var payment = event.paymentIntent();
        assertThat(payment.id()).isEqualTo("pi_3R1aZk2eZvKYlo2C0kT5x9Qm");
        assertThat(payment.amount()).isEqualTo(4900);
        assertThat(payment.amountReceived()).isEqualTo(4900);
        assertThat(payment.currency()).isEqualTo("eur");
        assertThat(payment.status()).isEqualTo("succeeded");
        assertThat(payment.customer()).isEqualTo("cus_Q8mHqG0x1Jd2Ve");
        assertThat(payment.latestCharge()).isEqualTo("ch_3R1aZk2eZvKYlo2C0r7hYw3b");
        assertThat(payment.lastPaymentError()).isNull();
        assertThat(payment.metadata()).containsEntry("order", "T-1042");
        assertThat(payment.created()).isEqualTo(1787900455);
    }

    @Test
    void a_payment_that_failed_and_why() {
        var payment = Reception.event(PaymentIntentPaymentFailed.class).paymentIntent();
        assertThat(payment.status()).isEqualTo("requires_payment_method");
        assertThat(payment.amountReceived()).isZero();
        assertThat(payment.paymentMethod()).isNull();
        assertThat(payment.lastPaymentError().code()).isEqualTo("card_declined");
        assertThat(payment.lastPaymentError().declineCode()).isEqualTo("insufficient_funds");
        assertThat(payment.lastPaymentError().type()).isEqualTo("card_error");
    }

    @Test
    void a_checkout_session() {
        var session = Reception.event(CheckoutSessionCompleted.class).session();
        assertThat(session.mode()).isEqualTo("payment");
        assertThat(session.paymentStatus()).isEqualTo("paid");
        assertThat(session.status()).isEqualTo("complete");
        assertThat(session.amountTotal()).isEqualTo(5831);
        assertThat(session.clientReferenceId()).isEqualTo("T-1042");
        assertThat(session.customerEmail()).isNull();
        assertThat(session.customerDetails().email()).isEqualTo("ada@example.com");
        assertThat(session.customerDetails().phone()).isNull();
        assertThat(session.paymentIntent()).isEqualTo("pi_3R1aZk2eZvKYlo2C0kT5x9Qm");
        assertThat(session.paymentLink()).isEqualTo("plink_1R0zQw2eZvKYlo2C");
        assertThat(session.subscription()).isNull();
    }

    @Test
    void a_charge_of_which_a_part_was_refunded_and_what_was_different_before() {
        var event = Reception.event(ChargeRefunded.class);
        assertThat(event.charge().amountRefunded()).isEqualTo(1900);
        assertThat(event.charge().refunded()).isFalse();
        assertThat(event.charge().paymentIntent()).isEqualTo("pi_3R1aZk2eZvKYlo2C0kT5x9Qm");
        assertThat(event.charge().failureCode()).isNull();
        assertThat(event.event().previousAttributes()).containsOnlyKeys("amount_refunded", "receipt_url");
        assertThat(event.event().previousAttributes().get("receipt_url")).isNull();
    }

    @Test
    void an_invoice_that_was_paid_with_lines_and_subscription() {
        var event = Reception.event(InvoicePaid.class);
        assertThat(event.event().request().id()).isNull();
        var invoice = event.invoice();
        assertThat(invoice.number()).isEqualTo("7A1C-0042");
        assertThat(invoice.status()).isEqualTo("paid");
        assertThat(invoice.billingReason()).isEqualTo("subscription_cycle");
        assertThat(invoice.amountPaid()).isEqualTo(4900);
        assertThat(invoice.amountRemaining()).isZero();
        assertThat(invoice.subscription()).isEqualTo("sub_1QyZ0T2eZvKYlo2CwT4rPz6k");
        assertThat(invoice.parent().subscriptionDetails().metadata()).containsEntry("plan", "tea");
        assertThat(invoice.nextPaymentAttempt()).isNull();
        assertThat(invoice.lines().hasMore()).isFalse();
        assertThat(invoice.lines().data()).singleElement().satisfies(line -> {
            assertThat(line.description()).isEqualTo("1 × Tea (at €49.00 / month)");
            assertThat(line.amount()).isEqualTo(4900);
            assertThat(line.period().end()).isEqualTo(1790578800);
        });
    }

    @Test
    void an_invoice_whose_payment_failed_and_when_it_is_tried_again() {
        var invoice = Reception.event(InvoicePaymentFailed.class).invoice();
        assertThat(invoice.status()).isEqualTo("open");
        assertThat(invoice.amountRemaining()).isEqualTo(4900);
        assertThat(invoice.nextPaymentAttempt()).isEqualTo(1788159600);
    }

    @Test
    void a_subscription_that_was_created() {
        var subscription = Reception.event(SubscriptionCreated.class).subscription();
        assertThat(subscription.status()).isEqualTo("trialing");
        assertThat(subscription.trialEnd()).isEqualTo(1779604800);
        assertThat(subscription.items().data()).singleElement().satisfies(item -> {
            assertThat(item.currentPeriodStart()).isEqualTo(1787900400);
            assertThat(item.currentPeriodEnd()).isEqualTo(1790578800);
            assertThat(item.quantity()).isEqualTo(1);
            assertThat(item.price().unitAmount()).isEqualTo(4900);
            assertThat(item.price().lookupKey()).isEqualTo("tea_monthly");
            assertThat(item.price().recurring().interval()).isEqualTo("month");
            assertThat(item.price().recurring().intervalCount()).isEqualTo(1);
        });
    }

    @Test
    void a_subscription_that_was_renewed() {
        var event = Reception.event(SubscriptionUpdated.class);
        assertThat(event.subscription().status()).isEqualTo("active");
        assertThat(event.subscription().cancelAtPeriodEnd()).isFalse();
        assertThat(event.event().previousAttributes()).containsKeys("items", "latest_invoice");
    }

    @Test
    void a_subscription_that_ended() {
        var subscription = Reception.event(SubscriptionDeleted.class).subscription();
        assertThat(subscription.status()).isEqualTo("canceled");
        assertThat(subscription.endedAt()).isEqualTo(1788000000);
    }
}
