package org.webhookverifier.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Webhooks of repository {@code octo/hello} and organisation {@code octo}, after
 * <a href="https://github.com/github/rest-api-description">GitHub's description</a>, as one set: secrets are masked, a change without the
 * secret removes it, and two webhooks of one configuration must not share an event.
 */
final class GitHubStandIn extends StandIn {
    private static final Set<String> EVENTS = Set.of("*", "push", "issues", "pull_request", "release", "member");
    private static final Set<String> VERSIONS = Set.of("2022-11-28", "2026-03-10");

    final Map<Integer, Map<String, Object>> hooks = new TreeMap<>();
    final Map<Integer, String> secrets = new TreeMap<>();
    boolean readOnly;
    private int last = 1000;

    @Override
    Reply answer(Seen request) {
        if (!request.header("Authorization").equals("Bearer " + TOKEN)) {
            return error(401, "Bad credentials");
        }
        if (request.header("User-Agent").isEmpty()) {
            return error(403, "Request forbidden by administrative rules.");
        }
        if (!VERSIONS.contains(request.header("X-GitHub-Api-Version"))) {
            return error(400, "That version is not supported");
        }
        String root = request.path().startsWith("/orgs/") ? "/orgs/octo/hooks" : "/repos/octo/hello/hooks";
        if (!request.path().startsWith(root)) {
            return error(404, "Not Found");
        }
        if (readOnly && !request.method().equals("GET")) {
            return error(403, "Resource not accessible by personal access token");
        }
        String rest = request.path().substring(root.length());
        if (rest.isEmpty()) {
            return request.method().equals("GET") ? list(request, root) : create(request);
        }
        int id = Integer.parseInt(rest.substring(1));
        if (!hooks.containsKey(id)) {
            return error(404, "Not Found");
        }
        return request.method().equals("PATCH") ? update(id, request) : delete(id);
    }

    private Reply list(Seen request, String root) {
        int size = Math.min(100, Integer.parseInt(request.query().getOrDefault("per_page", "30")));
        int page = Integer.parseInt(request.query().getOrDefault("page", "1"));
        var all = List.copyOf(hooks.values());
        int end = Math.min(all.size(), page * size);
        Reply reply = Reply.of(200, all.subList(Math.min(end, (page - 1) * size), end));
        String link = "<" + url() + root + "?per_page=" + size + "&page=";
        return end == all.size()
                ? reply
                : reply.header("Link", link + "1>; rel=\"first\", " + link + (page + 1) + ">; rel=\"next\"");
    }

    private Reply create(Seen request) {
        Map<String, Object> body = request.json();
        if (!body.getOrDefault("name", "web").equals("web")) {
            return invalid("name", "invalid", "");
        }
        return note(++last, body, 201);
    }

    private Reply update(int id, Seen request) {
        var merged = new LinkedHashMap<>(hooks.get(id));
        merged.putAll(request.json());
        return note(id, merged, 200);
    }

    private Reply note(int id, Map<String, Object> body, int status) {
        Map<String, Object> config = map(body.getOrDefault("config", Map.of()));
        if (!config.getOrDefault("url", "").toString().toLowerCase(Locale.ROOT).startsWith("http")) {
            return invalid("url", "missing_field", "url cannot be blank");
        }
        var events = new ArrayList<String>();
        ((Collection<?>) body.getOrDefault("events", List.of("push"))).forEach(event -> events.add(event.toString()));
        for (String event : events) {
            if (!EVENTS.contains(event)) {
                return invalid("events", "custom", "Events " + event + " is not a known event");
            }
        }
        var shown = new LinkedHashMap<String, Object>();
        shown.put("content_type", config.getOrDefault("content_type", "form"));
        shown.put("insecure_ssl", config.getOrDefault("insecure_ssl", "0"));
        shown.put("url", config.get("url"));
        if (overlaps(id, shown, events)) {
            return invalid("", "custom", "Hook already exists on this repository");
        }
        secrets.remove(id);
        if (config.get("secret") instanceof String secret && !secret.isEmpty()) {
            secrets.put(id, secret);
            shown.put("secret", "********");
        }
        var hook = new LinkedHashMap<String, Object>();
        hook.put("type", "Repository");
        hook.put("id", id);
        hook.put("name", "web");
        hook.put("active", body.getOrDefault("active", true));
        hook.put("events", events);
        hook.put("config", shown);
        hook.put("last_response", Map.of("status", "unused"));
        hooks.put(id, hook);
        return Reply.of(status, hook);
    }

    private boolean overlaps(int id, Map<String, Object> config, List<String> events) {
        for (Map.Entry<Integer, Map<String, Object>> other : hooks.entrySet()) {
            Map<String, Object> its = map(other.getValue().get("config"));
            Collection<?> itsEvents = (Collection<?>) other.getValue().get("events");
            if (other.getKey() != id
                    && config.get("url").equals(its.get("url"))
                    && config.get("content_type").equals(its.get("content_type"))
                    && events.stream().anyMatch(itsEvents::contains)) {
                return true;
            }
        }
        return false;
    }

    private Reply delete(int id) {
        hooks.remove(id);
        secrets.remove(id);
        return new Reply(204, Map.of(), "");
    }

    private static Reply error(int status, String message) {
        return Reply.of(
                status,
                Map.of("message", message, "documentation_url", "https://docs.github.com/rest", "status", "" + status));
    }

    private static Reply invalid(String field, String code, String message) {
        var error = Map.of("resource", "Hook", "field", field, "code", code, "message", message);
        return Reply.of(
                422,
                Map.of(
                        "message",
                        "Validation Failed",
                        "errors",
                        List.of(error),
                        "documentation_url",
                        "https://docs.github.com"));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @Override
    void foreign(int count) {
        for (int i = 0; i < count; i++) {
            put(FOREIGN + "/" + last, "push");
        }
        hooks.put(
                ++last,
                Map.of(
                        "type",
                        "Repository",
                        "id",
                        last,
                        "name",
                        "email",
                        "active",
                        true,
                        "events",
                        List.of("push"),
                        "config",
                        Map.of("address", "x@example.net")));
    }

    @Override
    String put(String url, String... types) {
        return put(Map.of("url", url, "content_type", "json", "secret", "earlier"), types);
    }

    String put(Map<String, Object> config, String... types) {
        Reply reply = note(++last, Map.of("config", config, "events", List.of(types)), 201);
        if (reply.status() != 201) {
            throw new IllegalStateException(reply.body());
        }
        return "" + last;
    }

    @Override
    void remove(String id) {
        hooks.remove(Integer.valueOf(id));
    }

    @Override
    List<String> registered() {
        return hooks.values().stream()
                .filter(hook -> hook.get("name").equals("web"))
                .map(hook ->
                        map(hook.get("config")).get("url") + " " + new TreeSet<>((Collection<?>) hook.get("events")))
                .toList();
    }
}
