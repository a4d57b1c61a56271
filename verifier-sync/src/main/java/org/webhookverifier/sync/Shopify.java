package org.webhookverifier.sync;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.webhookverifier.config.Problems;
import org.webhookverifier.sync.Wanted.ContentType;

/**
 * Webhooks of an app in a shop, by the <a href="https://shopify.dev/docs/api/admin-rest/latest/resources/webhook">REST Admin API</a>: one
 * for each URL and topic. Shopify shows an app its own only.
 */
final class Shopify implements Registrar {
    private static final String FORMAT = "format";

    private final String shop;
    private final String path;

    Shopify(String shop, String apiVersion) {
        this.shop = shop;
        this.path = "/admin/api/" + apiVersion + "/webhooks";
    }

    @Override
    public String place() {
        return "Shopify shop " + shop;
    }

    @Override
    public URI base() {
        return URI.create("https://" + shop);
    }

    @Override
    public Map<String, String> headers(String token) {
        return Map.of("X-Shopify-Access-Token", token, "Accept", "application/json");
    }

    @Override
    public void check(Wanted wanted, Problems problems) {
        if (wanted.secret().isPresent()) {
            problems.add(
                    "Shopify signs with the secret of the app, which no registration holds; leave secret(...) out.");
        }
        if (wanted.version().isPresent()) {
            problems.add("Shopify takes the version of events from the settings of the app; leave version(...) out.");
        }
        if (wanted.contentType().filter(ContentType.FORM::equals).isPresent()) {
            problems.add("Shopify sends no forms; say contentType(JSON), contentType(XML), or nothing.");
        }
        if (wanted.types().contains(Wanted.ALL)) {
            problems.add("Shopify has no registration for all topics; name each instead of \"*\".");
        }
    }

    @Override
    public String slot(Registration registration) {
        return String.join(" ", registration.types());
    }

    @Override
    public List<Registration> wanted(Wanted wanted) {
        String format = wanted.contentType().orElse(ContentType.JSON).name().toLowerCase(Locale.ROOT);
        return wanted.types().stream()
                .sorted()
                .map(topic -> new Registration(wanted.url(), Set.of(topic), Map.of(FORMAT, format)))
                .toList();
    }

    @Override
    public List<Hook> list(Api api) {
        return api.pages(path + ".json?limit=250", page -> page.at("webhooks")).stream()
                .map(Shopify::hook)
                .toList();
    }

    private static Hook hook(Json json) {
        return new Hook(
                json.at("id").text(),
                new Registration(
                        json.at("address").text(),
                        Set.of(json.at("topic").text()),
                        Map.of(FORMAT, json.at("format").text())));
    }

    @Override
    public Made create(Registration registration, Wanted wanted, Api api) {
        Json answer =
                api.send(Call.json("POST", path + ".json", body(registration))).json();
        return new Made(hook(answer.at("webhook")), List.of());
    }

    @Override
    public Hook update(String id, Registration registration, Wanted wanted, Api api) {
        String one = path + "/" + Call.encoded(id) + ".json";
        return hook(api.send(Call.json("PUT", one, body(registration))).json().at("webhook"));
    }

    private static Map<String, Object> body(Registration registration) {
        var webhook = new LinkedHashMap<String, Object>();
        webhook.put("topic", registration.types().iterator().next());
        webhook.put("address", registration.url());
        webhook.put("format", registration.settings().getOrDefault(FORMAT, "json"));
        return Map.of("webhook", webhook);
    }

    @Override
    public void delete(String id, Api api) {
        api.send(Call.delete(path + "/" + Call.encoded(id) + ".json"));
    }
}
