package org.webhookverifier.sync;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Webhook endpoints of an account, after <a href="https://github.com/stripe/openapi">Stripe's description</a>: forms, no parameter that is
 * not known, the secret in the answer to a creation only, pages from the newest on, and for each idempotency key the first answer again.
 */
final class StripeStandIn extends StandIn {
    static final String SECRET = "whsec_CANARY_of_the_secret_";
    private static final String ROOT = "/v1/webhook_endpoints";
    private static final Set<String> EVENTS =
            Set.of("*", "invoice.paid", "invoice.created", "charge.failed", "customer.created");
    private static final Set<String> VERSIONS = Set.of("2024-06-20", "2025-03-31.basil");

    final Map<String, Map<String, Object>> endpoints = new LinkedHashMap<>();
    final Map<String, Map.Entry<String, Reply>> answered = new LinkedHashMap<>();
    boolean readOnly;
    int most = 16;
    private int last;

    @Override
    Reply answer(Seen request) {
        if (!request.header("Authorization").equals("Bearer " + TOKEN)) {
            return error(
                    401,
                    "",
                    "",
                    "Invalid API Key provided: "
                            + request.header("Authorization").substring(7));
        }
        if (!request.path().startsWith(ROOT)) {
            return error(404, "", "", "Unrecognized request URL (" + request + ").");
        }
        if (readOnly && !request.method().equals("GET")) {
            return error(
                    403,
                    "more_permissions_required_for_application",
                    "",
                    "The provided key does not have the required permissions");
        }
        if (request.method().equals("POST")
                && !request.header("Content-Type").equals("application/x-www-form-urlencoded")) {
            return error(400, "", "", "Invalid request (check that your POST content type is a form).");
        }
        String rest = request.path().substring(ROOT.length());
        if (rest.isEmpty()) {
            return request.method().equals("GET") ? list(request) : keyed(request);
        }
        String id = rest.substring(1);
        if (!endpoints.containsKey(id)) {
            return error(404, "resource_missing", "webhook_endpoint", "No such webhook endpoint: '" + id + "'");
        }
        return request.method().equals("POST") ? update(id, request.form()) : delete(id);
    }

    private Reply list(Seen request) {
        int limit = Integer.parseInt(request.query().getOrDefault("limit", "10"));
        var newestFirst = new ArrayList<>(endpoints.keySet());
        Collections.reverse(newestFirst);
        String after = request.query().get("starting_after");
        if (limit < 1 || limit > 100 || (after != null && !newestFirst.contains(after))) {
            return error(400, "resource_missing", "starting_after", "No such webhook endpoint");
        }
        int start = after == null ? 0 : newestFirst.indexOf(after) + 1;
        int end = Math.min(newestFirst.size(), start + limit);
        var page = newestFirst.subList(start, end).stream().map(endpoints::get).toList();
        return Reply.of(200, Map.of("object", "list", "url", ROOT, "has_more", end < newestFirst.size(), "data", page));
    }

    /** The first answer to a key is kept unless the parameters were refused. */
    private Reply keyed(Seen request) {
        String key = request.header("Idempotency-Key");
        String parameters = request.form().toString();
        if (key.isEmpty()) {
            return create(request.form());
        }
        var known = answered.get(key);
        if (known != null && !known.getKey().equals(parameters)) {
            return error(400, "", "", "Keys for idempotent requests can only be used with the same parameters");
        }
        if (known != null) {
            return known.getValue().header("Idempotent-Replayed", "true");
        }
        Reply reply = create(request.form());
        if (reply.status() == 200) {
            answered.put(key, Map.entry(parameters, reply));
        }
        return reply;
    }

    private Reply create(Map<String, Object> form) {
        Reply refusal = refusal(form, Set.of("url", "enabled_events[]", "api_version", "description", "connect"));
        if (refusal != null) {
            return refusal;
        }
        for (String needed : List.of("url", "enabled_events[]")) {
            if (!form.containsKey(needed)) {
                return error(400, "parameter_missing", needed, "Missing required param: " + needed);
            }
        }
        if (endpoints.size() >= most) {
            return error(400, "", "", "You have reached the maximum of " + most + " webhook endpoints");
        }
        var endpoint = endpoint((String) form.get("url"), events(form), (String) form.get("api_version"));
        var shown = new LinkedHashMap<>(endpoint);
        shown.put("secret", SECRET + last);
        return Reply.of(200, shown);
    }

    private Reply update(String id, Map<String, Object> form) {
        Reply refusal = refusal(form, Set.of("url", "enabled_events[]", "disabled", "description"));
        if (refusal != null) {
            return refusal;
        }
        Map<String, Object> endpoint = endpoints.get(id);
        if (form.containsKey("enabled_events[]")) {
            endpoint.put("enabled_events", events(form));
        }
        if (form.containsKey("disabled")) {
            endpoint.put("status", form.get("disabled").equals("true") ? "disabled" : "enabled");
        }
        return Reply.of(200, endpoint);
    }

    private Reply refusal(Map<String, Object> form, Set<String> parameters) {
        for (String name : form.keySet()) {
            if (!parameters.contains(name)) {
                return error(400, "parameter_unknown", name, "Received unknown parameter: " + name);
            }
        }
        if (form.containsKey("api_version") && !VERSIONS.contains(form.get("api_version"))) {
            return error(400, "", "api_version", "Invalid Stripe API version: " + form.get("api_version"));
        }
        for (String event : events(form)) {
            if (!EVENTS.contains(event)) {
                return error(400, "", "enabled_events[0]", "Invalid enabled_events[0]: must be a valid event type");
            }
        }
        return null;
    }

    private static List<String> events(Map<String, Object> form) {
        Object events = form.getOrDefault("enabled_events[]", List.of());
        return events instanceof List<?> several
                ? several.stream().map(Object::toString).toList()
                : List.of(events.toString());
    }

    private Reply delete(String id) {
        endpoints.remove(id);
        return Reply.of(200, Map.of("id", id, "object", "webhook_endpoint", "deleted", true));
    }

    Map<String, Object> endpoint(String url, List<String> events, String version) {
        var endpoint = new LinkedHashMap<String, Object>();
        endpoint.put("id", "we_" + ++last);
        endpoint.put("object", "webhook_endpoint");
        endpoint.put("api_version", version);
        endpoint.put("application", null);
        endpoint.put("enabled_events", events);
        endpoint.put("livemode", false);
        endpoint.put("status", "enabled");
        endpoint.put("url", url);
        endpoints.put("we_" + last, endpoint);
        return endpoint;
    }

    private static Reply error(int status, String code, String param, String message) {
        var error = Map.of(
                "type",
                "invalid_request_error",
                "code",
                code,
                "param",
                param,
                "message",
                message,
                "doc_url",
                "https://stripe.com/docs/error-codes");
        return Reply.of(status, Map.of("error", error));
    }

    @Override
    void foreign(int count) {
        most += count;
        for (int i = 0; i < count; i++) {
            put(FOREIGN + "/" + last, "charge.failed");
        }
    }

    @Override
    String put(String url, String... types) {
        return endpoint(url, Arrays.asList(types), null).get("id").toString();
    }

    @Override
    void remove(String id) {
        endpoints.remove(id);
    }

    @Override
    List<String> registered() {
        return endpoints.values().stream()
                .map(each -> each.get("url") + " " + new TreeSet<>((Collection<?>) each.get("enabled_events")))
                .toList();
    }
}
