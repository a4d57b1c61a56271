package org.webhookverifier.sync;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.webhookverifier.config.Problems;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.source.Secret;
import org.webhookverifier.sync.Wanted.ContentType;

/** <a href="https://docs.stripe.com/api/webhook_endpoints">Webhook endpoints</a> of an account at Stripe: one for each URL. */
final class Stripe implements Registrar {
    private static final String PATH = "/v1/webhook_endpoints";
    private static final String STATUS = "status";
    private static final String VERSION = "version of events";

    private final String apiVersion;

    /** Takes the version of the API that is called, or an empty text for the account's. */
    Stripe(String apiVersion) {
        this.apiVersion = apiVersion;
    }

    @Override
    public String place() {
        return "Stripe account";
    }

    @Override
    public URI base() {
        return URI.create("https://api.stripe.com");
    }

    @Override
    public Map<String, String> headers(String token) {
        return apiVersion.isEmpty()
                ? Map.of("Authorization", "Bearer " + token)
                : Map.of("Authorization", "Bearer " + token, "Stripe-Version", apiVersion);
    }

    @Override
    public void check(Wanted wanted, Problems problems) {
        if (wanted.secret().isPresent()) {
            problems.add(
                    "Stripe makes the secret itself, and shows it when a registration is made: leave secret(...) out, and keep what"
                            + " SyncResult.secrets() returns.");
        }
        if (wanted.contentType().filter(form -> form != ContentType.JSON).isPresent()) {
            problems.add("Stripe sends JSON only; leave contentType(...) out.");
        }
    }

    @Override
    public boolean makesSecret() {
        return true;
    }

    @Override
    public Set<String> fixed() {
        return Set.of(VERSION);
    }

    @Override
    public List<Registration> wanted(Wanted wanted) {
        if (wanted.types().isEmpty()) {
            return List.of();
        }
        var settings = new TreeMap<>(Map.of(STATUS, "enabled"));
        wanted.version().ifPresent(version -> settings.put(VERSION, version));
        return List.of(new Registration(wanted.url(), wanted.types(), settings));
    }

    @Override
    public List<Hook> list(Api api) {
        var found = new ArrayList<Hook>();
        String after = "";
        for (int page = 0; page < Api.PAGES; page++) {
            Json answer = api.send(Call.get(PATH + "?limit=100" + after)).json();
            List<Json> data = answer.at("data").list();
            // Those of a Connect application are another thing than the account's own, even with the same URL.
            data.stream()
                    .filter(endpoint -> endpoint.at("application").isMissing())
                    .forEach(each -> found.add(hook(each)));
            if (!answer.at("has_more").text().equals("true") || data.isEmpty()) {
                Collections.reverse(found); // the newest come first
                return found;
            }
            after = "&starting_after="
                    + Call.encoded(data.get(data.size() - 1).at("id").text());
        }
        throw Api.tooMany();
    }

    private static Hook hook(Json json) {
        var settings = new TreeMap<String, String>();
        settings.put(STATUS, json.at("status").text());
        json.at("api_version").ifPresent(version -> settings.put(VERSION, version));
        return new Hook(
                json.at("id").text(),
                new Registration(
                        json.at("url").text(), json.at("enabled_events").texts(), settings));
    }

    @Override
    public Made create(Registration registration, Wanted wanted, Api api) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("url", registration.url());
        fields.put("enabled_events[]", List.copyOf(registration.types()));
        wanted.version().ifPresent(version -> fields.put("api_version", version));
        Call call = Call.form(PATH, fields).key(UUID.randomUUID().toString());
        try {
            return made(api.send(call).json());
        } catch (Refusal unreadable) {
            if (unreadable.failure().kind() != Failure.Kind.UNREADABLE) {
                throw unreadable;
            }
            // The key makes Stripe give its first answer again, and with it the only sight of the secret.
            return made(api.send(call).json());
        }
    }

    private static Made made(Json json) {
        String secret = json.at("secret").text();
        try {
            return new Made(hook(json), List.of(Secret.of(secret)));
        } catch (WebhookConfigurationException e) {
            throw Refusal.of(Failure.Kind.UNREADABLE, "Stripe has shown no secret")
                    .with(Refusal.Doubt.UNKNOWN);
        }
    }

    @Override
    public Hook update(String id, Registration registration, Wanted wanted, Api api) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("enabled_events[]", List.copyOf(registration.types()));
        fields.put("disabled", false);
        return hook(api.send(Call.form(PATH + "/" + Call.encoded(id), fields)).json());
    }

    @Override
    public void delete(String id, Api api) {
        api.send(Call.delete(PATH + "/" + Call.encoded(id)));
    }
}
