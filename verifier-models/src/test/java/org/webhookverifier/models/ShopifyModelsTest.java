package org.webhookverifier.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.webhookverifier.models.shopify.AppUninstalled;
import org.webhookverifier.models.shopify.CustomerDataRequested;
import org.webhookverifier.models.shopify.CustomerRedactRequested;
import org.webhookverifier.models.shopify.OrderCancelled;
import org.webhookverifier.models.shopify.OrderCreated;
import org.webhookverifier.models.shopify.OrderPaid;
import org.webhookverifier.models.shopify.OrderUpdated;
import org.webhookverifier.models.shopify.ProductUpdated;
import org.webhookverifier.models.shopify.RefundCreated;
import org.webhookverifier.models.shopify.ShopRedactRequested;

/** What a handler gets of Shopify's events, signed and received. */
@Tag("odd-jvm")
class ShopifyModelsTest {
    @Test
    void an_order_that_was_placed() {
        var order = Reception.event(OrderCreated.class).order();
        assertThat(order.id()).isEqualTo(5900000001234L);
        assertThat(order.name()).isEqualTo("#1042");
        assertThat(order.totalPrice()).isEqualTo(new BigDecimal("23.79"));
        assertThat(order.currency()).isEqualTo("EUR");
        assertThat(order.financialStatus()).isEqualTo("pending");
        assertThat(order.fulfillmentStatus()).isNull();
        assertThat(order.tags()).isEqualTo("first, tea");
        assertThat(order.customer().firstName()).isEqualTo("Ada");
        assertThat(order.customer().phone()).isNull();
        assertThat(order.shippingAddress().address1()).isEqualTo("Hauptstraße 1");
        assertThat(order.shippingAddress().countryCode()).isEqualTo("DE");
        assertThat(order.lineItems()).singleElement().satisfies(item -> {
            assertThat(item.variantId()).isEqualTo(45300000001234L);
            assertThat(item.quantity()).isEqualTo(2);
            assertThat(item.price()).isEqualTo(new BigDecimal("9.90"));
            assertThat(item.sku()).isEqualTo("TEA-ASS-250");
        });
        assertThat(order.shippingLines())
                .singleElement()
                .satisfies(line -> assertThat(line.price()).isEqualTo(new BigDecimal("4.99")));
        assertThat(order.discountCodes())
                .singleElement()
                .satisfies(code -> assertThat(code.amount()).isEqualTo(new BigDecimal("1.00")));
        assertThat(order.noteAttributes())
                .singleElement()
                .satisfies(note -> assertThat(note.value()).isEqualTo("yes"));
    }

    @Test
    void an_order_that_was_changed() {
        var order = Reception.event(OrderUpdated.class).order();
        assertThat(order.note()).isEqualTo("Ring twice");
        assertThat(order.updatedAt()).isEqualTo("2026-08-28T11:05:00+02:00");
    }

    @Test
    void an_order_that_was_paid() {
        assertThat(Reception.event(OrderPaid.class).order().financialStatus()).isEqualTo("paid");
    }

    @Test
    void an_order_that_was_cancelled() {
        var order = Reception.event(OrderCancelled.class).order();
        assertThat(order.cancelReason()).isEqualTo("customer");
        assertThat(order.cancelledAt()).isEqualTo("2026-08-29T09:00:00+02:00");
        assertThat(order.currentTotalPrice()).isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void a_refund_whose_money_is_text_or_number() {
        var refund = Reception.event(RefundCreated.class).refund();
        assertThat(refund.orderId()).isEqualTo(5900000001234L);
        assertThat(refund.refundLineItems()).singleElement().satisfies(item -> {
            assertThat(item.subtotal()).isEqualTo(new BigDecimal("9.9"));
            assertThat(item.lineItem().title()).isEqualTo("Assam");
        });
        assertThat(refund.transactions()).singleElement().satisfies(transaction -> {
            assertThat(transaction.kind()).isEqualTo("refund");
            assertThat(transaction.amount()).isEqualTo(new BigDecimal("9.90"));
        });
    }

    @Test
    void a_product_that_was_changed() {
        var product = Reception.event(ProductUpdated.class).product();
        assertThat(product.handle()).isEqualTo("assam");
        assertThat(product.variants()).singleElement().satisfies(variant -> {
            assertThat(variant.inventoryQuantity()).isEqualTo(-2);
            assertThat(variant.compareAtPrice()).isEqualTo(new BigDecimal("12.00"));
            assertThat(variant.barcode()).isNull();
        });
    }

    @Test
    void a_shop_that_removed_the_app() {
        var shop = Reception.event(AppUninstalled.class).shop();
        assertThat(shop.id()).isEqualTo(548380009);
        assertThat(shop.myshopifyDomain()).isEqualTo("tea-house.myshopify.com");
        assertThat(shop.ianaTimezone()).isEqualTo("Europe/Berlin");
    }

    @Test
    void the_requests_that_the_law_wants_every_app_to_handle() {
        var data = Reception.event(CustomerDataRequested.class);
        assertThat(data.ordersRequested()).containsExactly(5900000001234L, 5900000001235L);
        assertThat(data.dataRequest().id()).isEqualTo(9999);
        var redact = Reception.event(CustomerRedactRequested.class);
        assertThat(redact.customer().id()).isEqualTo(7100000001234L);
        assertThat(redact.ordersToRedact()).containsExactly(5900000001234L);
        assertThat(Reception.event(ShopRedactRequested.class).shopDomain()).isEqualTo("tea-house.myshopify.com");
    }
}
