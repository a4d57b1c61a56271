package org.webhookverifier.source;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.address.PublicOrigin;
import org.webhookverifier.request.WebhookRequest;

/**
 * By which address a source is called.
 *
 * @param declared the address, if it is declared
 * @param origin what takes it from the headers of proxies, if it is not
 */
record PublicUrl(@Nullable String declared, @Nullable PublicOrigin origin) {
    @Nullable
    String of(WebhookRequest request) {
        return origin == null ? declared : origin.of(request.peer().orElse(null), request.headers()::all);
    }

    List<String> headers() {
        return origin == null ? List.of() : origin.headers();
    }
}
