package org.webhookverifier.testkit;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.webhookverifier.provider.Facts;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.Ref;

/** What a provider says about a delivery, as far as it says it in a header. */
enum Fact {
    ID(Facts::id),
    TYPE(Facts::type),
    VERSION(Facts::version),
    TIME(Facts::time);

    private final Function<Facts, List<Ref>> places;

    Fact(Function<Facts, List<Ref>> places) {
        this.places = places;
    }

    /** Returns the first header that holds the fact. */
    Optional<String> header(Provider provider) {
        return places.apply(provider.facts()).stream()
                .filter(Ref.Header.class::isInstance)
                .map(place -> ((Ref.Header) place).name())
                .findFirst();
    }
}
