package org.webhookverifier.benchmarks;

/** An event as Stripe sends it, of a chosen length. */
final class StripeEvent {
    /** Where the digits of the id are in the body: they are all zeros until somebody writes others. */
    static final int ID_DIGITS_AT = "{\"id\":\"evt_".length();

    static final int ID_DIGITS = 24;

    private StripeEvent() {}

    /** Returns the event as JSON of exactly the given length, at least 600, in ASCII. */
    static byte[] ofLength(int length) {
        var text = new StringBuilder(length + 256);
        text.append("{\"id\":\"evt_").append("0".repeat(ID_DIGITS)).append('"');
        text.append(",\"object\":\"event\",\"api_version\":\"2025-03-31.basil\",\"created\":1763900000");
        text.append(",\"type\":\"invoice.paid\",\"livemode\":true,\"pending_webhooks\":1");
        text.append(",\"request\":{\"id\":null,\"idempotency_key\":null}");
        text.append(
                ",\"data\":{\"object\":{\"id\":\"in_1NG8Du2eZvKYlo2C\",\"object\":\"invoice\",\"amount_paid\":1999");
        text.append(
                ",\"currency\":\"eur\",\"customer\":\"cus_O2GsnNcKzF1HPl\",\"lines\":{\"object\":\"list\",\"data\":[");
        String end = "]}}}}";
        for (int i = 0; text.length() < length - 200; i++) {
            text.append("{\"id\":\"il_")
                    .append(i)
                    .append("\",\"object\":\"line_item\",\"amount\":")
                    .append(1999 + i);
            text.append(",\"currency\":\"eur\",\"description\":\"A month\"},");
        }
        text.append("{\"description\":\"");
        text.append("x".repeat(length - text.length() - "\"}".length() - end.length()));
        return Deliveries.bytes(text.append("\"}").append(end).toString());
    }

    /** What an application takes from the event. */
    record Invoice(String id, Data data) {
        record Data(Content object) {}

        record Content(String id, String currency, long amount_paid) {}
    }
}
