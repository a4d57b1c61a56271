package org.webhookverifier.sync;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.webhookverifier.config.Problems;
import org.webhookverifier.source.Secret;
import org.webhookverifier.sync.Wanted.ContentType;

/**
 * Webhooks of a <a href="https://docs.github.com/rest/repos/webhooks">repository</a> or an
 * <a href="https://docs.github.com/rest/orgs/webhooks">organisation</a> at GitHub: one for each URL.
 */
final class GitHub implements Registrar {
    static final String API_VERSION = "2022-11-28";
    private static final String ACTIVE = "active";
    private static final String CONTENT = "content type";
    private static final String TLS = "certificate checks";
    private static final String SECRET = "secret";

    private final String place;
    private final String path;
    private final String apiVersion;

    GitHub(String place, String path, String apiVersion) {
        this.place = place;
        this.path = path;
        this.apiVersion = apiVersion;
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public URI base() {
        return URI.create("https://api.github.com");
    }

    @Override
    public Map<String, String> headers(String token) {
        return Map.of(
                "Authorization",
                "Bearer " + token,
                "Accept",
                "application/vnd.github+json",
                "X-GitHub-Api-Version",
                apiVersion,
                "User-Agent",
                "webhook-verifier");
    }

    @Override
    public void check(Wanted wanted, Problems problems) {
        if (wanted.secret().isEmpty() && !wanted.types().isEmpty()) {
            problems.add(
                    "GitHub signs only with a secret, and removes the one it has when a change comes without it; say secret(...),"
                            + " with the secret of the source.");
        }
        if (wanted.version().isPresent()) {
            problems.add("GitHub has no versions of events; leave version(...) out.");
        }
        if (wanted.contentType().filter(ContentType.XML::equals).isPresent()) {
            problems.add("GitHub sends no XML; say contentType(JSON), contentType(FORM), or nothing.");
        }
    }

    /** Two webhooks may have one URL as long as no event is in both: what is common to both has to leave one of them first. */
    @Override
    public boolean deletesFirst() {
        return true;
    }

    @Override
    public List<Registration> wanted(Wanted wanted) {
        if (wanted.types().isEmpty()) {
            return List.of();
        }
        boolean form = wanted.contentType().filter(ContentType.FORM::equals).isPresent();
        return List.of(new Registration(
                wanted.url(),
                wanted.types(),
                Map.of(
                        ACTIVE,
                        "true",
                        CONTENT,
                        form ? "form" : "json",
                        TLS,
                        "on",
                        SECRET,
                        wanted.isSecretRenewed() ? Registration.RENEWED : "set")));
    }

    @Override
    public List<Hook> list(Api api) {
        return api.pages(path + "?per_page=100", page -> page).stream()
                .filter(GitHub::isWebhook)
                .map(GitHub::hook)
                .toList();
    }

    // Services of old times are in the list, too, and have no URL that is called.
    private static boolean isWebhook(Json hook) {
        return hook.at("name").textOr("").equals("web")
                && !hook.at("config").at("url").isMissing();
    }

    private static Hook hook(Json json) {
        Json config = json.at("config");
        var settings = new TreeMap<String, String>();
        settings.put(ACTIVE, json.at("active").text());
        settings.put(CONTENT, config.at("content_type").textOr("form"));
        settings.put(TLS, config.at("insecure_ssl").textOr("0").equals("0") ? "on" : "off");
        settings.put(SECRET, config.at("secret").textOr("").isEmpty() ? "not set" : "set");
        return new Hook(
                json.at("id").text(),
                new Registration(config.at("url").text(), json.at("events").texts(), settings));
    }

    @Override
    public Made create(Registration registration, Wanted wanted, Api api) {
        var body = body(registration, wanted);
        body.put("name", "web");
        return new Made(hook(api.send(Call.json("POST", path, body)).json()), List.of());
    }

    @Override
    public Hook update(String id, Registration registration, Wanted wanted, Api api) {
        var body = body(registration, wanted);
        return hook(api.send(Call.json("PATCH", path + "/" + Call.encoded(id), body))
                .json());
    }

    /** Always with the whole configuration: GitHub removes a secret that a change does not hold. */
    private static Map<String, Object> body(Registration registration, Wanted wanted) {
        var config = new LinkedHashMap<String, Object>();
        config.put("url", registration.url());
        config.put("content_type", registration.settings().getOrDefault(CONTENT, "json"));
        config.put("insecure_ssl", "0");
        wanted.secret().map(Secret::reveal).ifPresent(secret -> config.put("secret", secret));
        var body = new LinkedHashMap<String, Object>();
        body.put("active", true);
        body.put("events", List.copyOf(registration.types()));
        body.put("config", config);
        return body;
    }

    @Override
    public void delete(String id, Api api) {
        api.send(Call.delete(path + "/" + Call.encoded(id)));
    }
}
