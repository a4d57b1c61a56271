package org.webhookverifier.verify.procedure.jwt;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.verify.procedure.PublicText;

/**
 * The app that notifications of Apple's App Store have to be for.
 *
 * @param bundleId its bundle
 * @param appAppleId its number in the store; empty for not looking at it
 * @param environment {@code Production} or {@code Sandbox}
 */
record AppleApp(String bundleId, String appAppleId, String environment) {
    private static final String TOKEN = "externalPurchaseToken";
    private static final List<String> PLACES = List.of("data", "summary", TOKEN, "appData");

    /** Returns whether a notification is for the app: it says so in the first of four places that is there. */
    boolean isMeantBy(Map<?, ?> claims) {
        for (String place : PLACES) {
            if (claims.get(place) != null) {
                return claims.get(place) instanceof Map<?, ?> about && isMeantBy(about, environment(place, about));
            }
        }
        return false;
    }

    private boolean isMeantBy(Map<?, ?> about, @Nullable Object stated) {
        return same(bundleId, about.get("bundleId"))
                && same(environment, stated)
                && (appAppleId.isEmpty() || same(appAppleId, about.get("appAppleId")));
    }

    // A token says where it is from by how its id starts.
    private static @Nullable Object environment(String place, Map<?, ?> about) {
        if (!PublicText.same(TOKEN, place)) {
            return about.get("environment");
        }
        boolean sandbox = about.get("externalPurchaseId") instanceof String id && id.startsWith("SANDBOX");
        return sandbox ? "Sandbox" : "Production";
    }

    private static boolean same(String expected, @Nullable Object value) {
        return value != null && PublicText.same(expected, value.toString());
    }
}
