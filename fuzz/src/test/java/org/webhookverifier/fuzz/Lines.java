package org.webhookverifier.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;

/** Takes an input apart into lines: the fuzzer can then change, double and exchange them. */
public final class Lines {
    private final List<String> lines = new ArrayList<>();

    private Lines(String text) {
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        lines.add(text.substring(start));
    }

    /** Reads each byte as a character, as servers read headers. */
    public static Lines of(byte[] input) {
        return new Lines(new String(input, ISO_8859_1));
    }

    /** Returns a line, or an empty text behind the last. */
    public String get(int line) {
        return line < lines.size() ? lines.get(line) : "";
    }

    /** Returns the number of lines. */
    public int size() {
        return lines.size();
    }

    /** Returns all lines from the given one on. */
    public String rest(int line) {
        return line < lines.size() ? String.join("\n", lines.subList(line, lines.size())) : "";
    }
}
