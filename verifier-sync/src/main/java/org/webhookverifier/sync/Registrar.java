package org.webhookverifier.sync;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.webhookverifier.config.Problems;
import org.webhookverifier.source.Secret;

/** How one kind of provider lists, makes, changes and deletes registrations. Implementations are immutable. */
interface Registrar {
    /** Returns whose registrations these are, for people. */
    String place();

    /** Returns the address that the provider has for everybody. */
    URI base();

    /** Returns the headers of every call, with the token. */
    Map<String, String> headers(String token);

    /** Finds what this provider cannot be told. */
    void check(Wanted wanted, Problems problems);

    /** Returns the registrations that there should be. */
    List<Registration> wanted(Wanted wanted);

    /** Returns what a registration is the only one of at its URL: all registrations of one URL, or those of one topic. */
    default String slot(Registration registration) {
        return "";
    }

    /** Returns the settings that cannot be changed: where one of them differs, another registration is made. */
    default Set<String> fixed() {
        return Set.of();
    }

    /**
     * Returns whether a second registration of a URL has to go before the first can take its types. Otherwise it goes last, so that no
     * event is missed.
     */
    default boolean deletesFirst() {
        return false;
    }

    /** Returns whether the provider makes the secret itself and shows it once. */
    default boolean makesSecret() {
        return false;
    }

    /** Returns all registrations that could be ours, the oldest first. */
    List<Hook> list(Api api);

    /** Makes a registration. */
    Made create(Registration registration, Wanted wanted, Api api);

    /** Changes a registration, and returns it as it is now. */
    Hook update(String id, Registration registration, Wanted wanted, Api api);

    /** Deletes a registration. */
    void delete(String id, Api api);

    /** What came of a creation: the registration, and the secret if the provider has made one. */
    record Made(Hook hook, List<Secret> secrets) {}
}
