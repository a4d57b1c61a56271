package org.webhookverifier.verify.procedure.canon;

/** Writes a public URL with its port and without. */
final class Ports {
    private Ports() {}

    /** Returns the URL without a port. */
    static String without(String url) {
        int start = host(url);
        int end = end(url, start);
        int colon = colon(url, start, end);
        return colon < 0 ? url : url.substring(0, colon) + url.substring(end);
    }

    /** Returns the URL with a port: the one it has, else the one that is usual. */
    static String with(String url) {
        int start = host(url);
        int end = end(url, start);
        return colon(url, start, end) >= 0
                ? url
                : url.substring(0, end) + (url.startsWith("https:") ? ":443" : ":80") + url.substring(end);
    }

    private static int host(String url) {
        return url.indexOf("://") + "://".length();
    }

    private static int end(String url, int start) {
        int slash = url.indexOf('/', start);
        return slash < 0 ? url.length() : slash;
    }

    private static int colon(String url, int start, int end) {
        int colon = url.lastIndexOf(':', end - 1);
        // The colons of an IPv6 address are in brackets.
        return colon > Math.max(start, url.lastIndexOf(']', end - 1)) ? colon : -1;
    }
}
