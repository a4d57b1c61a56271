package org.webhookverifier.source;

import java.util.Optional;

/**
 * The path of a source: exact, or with {@code {tenant}} as one of its segments.
 *
 * <p>A tenant consists of 1 to 64 letters, digits, {@code -}, {@code _}, {@code .} and {@code ~}, as written in the request;
 * nothing is decoded, so that no two spellings name one tenant.
 *
 * @param template the path, for example {@code /webhooks/shopify/{tenant}}
 */
public record SourcePath(String template) {
    private static final String TENANT = "{tenant}";
    private static final int MAX_TENANT_LENGTH = 64;

    /** Returns whether the path names a tenant. */
    public boolean hasTenant() {
        return template.contains(TENANT);
    }

    /** Returns the tenant that the given path names, or an empty text for a path without tenants, if the path matches. */
    public Optional<String> match(String path) {
        int at = template.indexOf(TENANT);
        if (at < 0) {
            return template.equals(path) ? Optional.of("") : Optional.empty();
        }
        int rest = template.length() - at - TENANT.length();
        int end = path.length() - rest;
        if (end <= at
                || !path.regionMatches(0, template, 0, at)
                || !path.regionMatches(end, template, at + TENANT.length(), rest)) {
            return Optional.empty();
        }
        String tenant = path.substring(at, end);
        return isTenant(tenant) ? Optional.of(tenant) : Optional.empty();
    }

    /** Returns whether the given text can name a tenant. */
    public static boolean isTenant(String text) {
        if (text.isEmpty() || text.length() > MAX_TENANT_LENGTH || text.equals(".") || text.equals("..")) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean known = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!known && "-_.~".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return template;
    }
}
