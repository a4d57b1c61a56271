package org.webhookverifier.benchmarks;

/** What a request is sent to. */
enum Target {
    /** A servlet that reads the body and answers. */
    NO_OP("/no-op/read-body", "no-op that reads the body"),
    /** A servlet that reads the body, computes its HMAC and answers. */
    BARE_MAC("/no-op/only-hmac", "bare Mac over the body"),
    /** The filter; the handler takes the delivery as it is. */
    OURS("/webhooks/stripe", "our filter"),
    /** The filter; the handler takes a record that the JSON is bound to. */
    OURS_TYPED("/webhooks/parsed", "our filter, typed handler"),
    /** A servlet that calls stripe-java, which makes its own event of the JSON. */
    STRIPE_JAVA("/sdk/stripe-java", "stripe-java in a servlet");

    private final String path;
    private final String title;

    Target(String path, String title) {
        this.path = path;
        this.title = title;
    }

    String path() {
        return path;
    }

    /** Returns whether our handlers see what is sent there. */
    boolean isOurs() {
        return this == OURS || this == OURS_TYPED;
    }

    String title() {
        return title;
    }
}
