package org.webhookverifier.source;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.webhookverifier.provider.PublishedAddresses;

/**
 * Addresses and CIDR ranges that change while the application runs: a file, or a list that the provider publishes.
 *
 * <p>It is asked when the source is built, and again in the background once what it gave is an hour old. If it then fails, or gives
 * nothing or something that is no range, what it gave last goes on to count. Implementations need not be thread-safe.
 */
@FunctionalInterface
public interface AddressList {
    /** The most bytes that a list may have. */
    int MAX_LENGTH = 4 * 1024 * 1024;

    /**
     * Returns the ranges that count now.
     *
     * @throws IOException if they cannot be read
     */
    List<String> ranges() throws IOException;

    /** Returns the list in a text file in UTF-8: an address or range on each line; what follows {@code #} is ignored. */
    static AddressList file(Path file) {
        return () -> {
            var ranges = new ArrayList<String>();
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                int comment = line.indexOf('#');
                String range = (comment < 0 ? line : line.substring(0, comment)).strip();
                if (!range.isEmpty()) {
                    ranges.add(range);
                }
            }
            return ranges;
        };
    }

    /**
     * Returns the list in a JSON document that is published at an address.
     *
     * @param downloads what fetches it
     * @param pointers where its arrays of texts are, for example {@code /hooks}
     */
    static AddressList json(URI address, Downloads downloads, String... pointers) {
        return new PublishedRanges(
                new PublishedAddresses(List.of(address), List.of(pointers), "", Map.of()), downloads);
    }
}
