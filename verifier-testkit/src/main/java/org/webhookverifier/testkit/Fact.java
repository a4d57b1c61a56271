package org.webhookverifier.testkit;

import java.util.List;
import java.util.Optional;
import org.webhookverifier.provider.Facts;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.Ref;

/** What a provider says about a delivery, as far as it says it in a header. */
enum Fact {
    ID,
    TYPE,
    VERSION,
    TIME;

    /** Returns the first header that holds the fact. */
    Optional<String> header(Provider provider) {
        return places(provider.facts()).stream()
                .filter(Ref.Header.class::isInstance)
                .map(place -> ((Ref.Header) place).name())
                .findFirst();
    }

    private List<Ref> places(Facts facts) {
        return switch (this) {
            case ID -> facts.id();
            case TYPE -> facts.type();
            case VERSION -> facts.version();
            case TIME -> facts.time();
        };
    }
}
