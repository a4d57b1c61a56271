package org.webhookverifier.request;

/** Text of a sender, made fit for a log: on one line, in plain ASCII, and not long. */
final class LogText {
    private static final int MAX_LENGTH = 200;

    private LogText() {}

    static String of(String text) {
        int length = Math.min(text.length(), MAX_LENGTH);
        var printed = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            printed.append(c >= ' ' && c <= '~' ? c : '?');
        }
        return length < text.length() ? printed.append("...").toString() : printed.toString();
    }
}
