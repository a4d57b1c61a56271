package org.webhookverifier.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Webhooks of an app in a shop, after <a href="https://shopify.dev/docs/api/admin-rest/latest/resources/webhook">Shopify's pages</a>: one
 * topic each, unique by address and topic, pages that take no other filter, and a bucket of calls that empties by two a second.
 */
final class ShopifyStandIn extends StandIn {
    private static final String ROOT = "/admin/api/2025-07/webhooks";
    private static final Set<String> TOPICS =
            Set.of("orders/create", "orders/paid", "orders/cancelled", "app/uninstalled", "products/update");

    final Map<Integer, Map<String, Object>> webhooks = new TreeMap<>();
    boolean readOnly;
    double level;
    int bucket = 40;
    private int last = 500;

    @Override
    Reply answer(Seen request) {
        if (!request.header("X-Shopify-Access-Token").equals(TOKEN)) {
            return errors(401, "[API] Invalid API key or access token (unrecognized login or wrong password)");
        }
        if (++level > bucket) {
            level--;
            return errors(
                            429,
                            "Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service.")
                    .header("Retry-After", "2.0");
        }
        if (!request.path().startsWith(ROOT) || !request.path().endsWith(".json")) {
            return errors(404, "Not Found");
        }
        if (readOnly && !request.method().equals("GET")) {
            return errors(403, "[API] This action requires merchant approval for the scope");
        }
        String rest = request.path().substring(ROOT.length(), request.path().length() - ".json".length());
        if (rest.isEmpty()) {
            return request.method().equals("GET") ? list(request.query()) : create(request);
        }
        int id = Integer.parseInt(rest.substring(1));
        if (!webhooks.containsKey(id)) {
            return errors(404, "Not Found");
        }
        return request.method().equals("PUT") ? update(id, request) : delete(id);
    }

    private Reply list(Map<String, String> query) {
        String info = query.get("page_info");
        if (info != null && !Set.of("page_info", "limit").containsAll(query.keySet())) {
            return errors(400, "a filter cannot be passed when page_info is present.");
        }
        int limit = Math.min(250, Integer.parseInt(query.getOrDefault("limit", "50")));
        int start = info == null ? 0 : Integer.parseInt(info.substring(1));
        var all = new ArrayList<>(webhooks.values());
        int end = Math.min(all.size(), start + limit);
        Reply reply = Reply.of(200, Map.of("webhooks", all.subList(start, end)));
        String next = url() + ROOT + ".json?limit=" + limit + "&page_info=p" + end;
        return end == all.size() ? reply : reply.header("Link", "<" + next + ">; rel=\"next\"");
    }

    private Reply create(Seen request) {
        return note(++last, GitHubStandIn.map(request.json().get("webhook")), 201);
    }

    private Reply update(int id, Seen request) {
        var merged = new LinkedHashMap<>(webhooks.get(id));
        merged.putAll(GitHubStandIn.map(request.json().get("webhook")));
        return note(id, merged, 200);
    }

    private Reply note(int id, Map<String, Object> body, int status) {
        var errors = new LinkedHashMap<String, Object>();
        Object topic = body.get("topic");
        Object address = body.get("address");
        if (topic == null) {
            errors.put("topic", List.of("can't be blank"));
        } else if (!TOPICS.contains(topic)) {
            errors.put(
                    "topic",
                    List.of("Invalid topic specified: " + topic
                            + ". Does it exist? Is there a missing access scope? Topics allowed: "
                            + new TreeSet<>(TOPICS)));
        }
        if (address == null) {
            errors.put("address", List.of("can't be blank"));
        }
        webhooks.forEach((other, webhook) -> {
            if (other != id
                    && webhook.get("topic").equals(topic)
                    && webhook.get("address").equals(address)) {
                errors.put("address", List.of("for this topic has already been taken"));
            }
        });
        if (!errors.isEmpty()) {
            return Reply.of(422, Map.of("errors", errors));
        }
        var webhook = new LinkedHashMap<String, Object>();
        webhook.put("id", id);
        webhook.put("address", address);
        webhook.put("topic", topic);
        webhook.put("format", body.getOrDefault("format", "json"));
        webhook.put("fields", List.of());
        webhook.put("api_version", "2025-07");
        webhooks.put(id, webhook);
        return Reply.of(status, Map.of("webhook", webhook));
    }

    private Reply delete(int id) {
        webhooks.remove(id);
        return Reply.of(200, Map.of());
    }

    private static Reply errors(int status, String text) {
        return Reply.of(status, Map.of("errors", text));
    }

    @Override
    void foreign(int count) {
        for (int i = 0; i < count; i++) {
            put(FOREIGN + "/" + last, "orders/paid");
        }
        webhooks.put(
                ++last,
                Map.of("id", last, "address", "pubsub://project:topic", "topic", "orders/paid", "format", "json"));
    }

    @Override
    String put(String url, String... types) {
        for (String type : types) {
            Reply reply = note(++last, Map.of("topic", type, "address", url), 201);
            if (reply.status() != 201) {
                throw new IllegalStateException(reply.body());
            }
        }
        return "" + last;
    }

    @Override
    void remove(String id) {
        webhooks.remove(Integer.valueOf(id));
    }

    @Override
    List<String> registered() {
        var byUrl = new LinkedHashMap<String, Set<String>>();
        webhooks.values()
                .forEach(each -> byUrl.computeIfAbsent((String) each.get("address"), url -> new TreeSet<>())
                        .add((String) each.get("topic")));
        return byUrl.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .toList();
    }
}
