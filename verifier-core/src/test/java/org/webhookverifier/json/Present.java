package org.webhookverifier.json;

/** Which JSON libraries a test can use. */
final class Present {
    private Present() {}

    static boolean jackson2() {
        return is("com.fasterxml.jackson.databind.ObjectMapper");
    }

    static boolean jackson3() {
        return is("tools.jackson.databind.ObjectMapper");
    }

    private static boolean is(String type) {
        try {
            Class.forName(type, false, Present.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
