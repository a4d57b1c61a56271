package org.webhookverifier.provider;

import org.webhookverifier.json.JsonPointer;

/**
 * Where in a request a fact is: {@code header:X-Name}, {@code query:name}, {@code json:/pointer}, {@code form:field}, or
 * {@code form:field#/pointer} for JSON inside a form field.
 */
public sealed interface Ref {
    /**
     * A header.
     *
     * @param name its name
     */
    record Header(String name) implements Ref {}

    /**
     * A parameter of the query.
     *
     * @param name its name
     */
    record Query(String name) implements Ref {}

    /**
     * A scalar of a JSON body.
     *
     * @param pointer where it is
     */
    record Json(JsonPointer pointer) implements Ref {}

    /**
     * A field of a form.
     *
     * @param field its name
     */
    record Form(String field) implements Ref {}

    /**
     * A scalar of the JSON that a field of a form holds.
     *
     * @param field the name of the field
     * @param pointer where in the JSON it is
     */
    record FormJson(String field, JsonPointer pointer) implements Ref {}

    /**
     * Reads a reference.
     *
     * @throws IllegalArgumentException if it is none of the known forms
     */
    static Ref parse(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? "" : text.substring(0, colon);
        String rest = text.substring(colon + 1);
        return switch (kind) {
            case "header" -> header(rest);
            case "query" -> query(rest);
            case "json" -> new Json(JsonPointer.parse(rest));
            case "form" -> {
                int hash = rest.indexOf('#');
                yield hash < 0
                        ? new Form(rest)
                        : new FormJson(rest.substring(0, hash), JsonPointer.parse(rest.substring(hash + 1)));
            }
            default ->
                throw new IllegalArgumentException(
                        "'" + text
                                + "' is no place; write header:X-Name, query:name, json:/pointer, form:field or form:field#/pointer");
        };
    }

    private static Ref query(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("'query:' does not name a parameter");
        }
        return new Query(name);
    }

    private static Ref header(String name) {
        if (!HeaderName.isValid(name)) {
            throw new IllegalArgumentException("'header:" + name + "' does not name a header");
        }
        return new Header(name);
    }
}
