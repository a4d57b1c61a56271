package org.webhookverifier.source;

import static org.webhookverifier.fuzz.Watch.require;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.webhookverifier.address.IpRanges;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.fuzz.Watch;

/** Lists of addresses as providers publish them. */
public final class AddressListFuzz {
    private static final URI ADDRESS = URI.create("https://example.com/addresses.json");

    private AddressListFuzz() {}

    /** Tries an input. */
    public static void fuzzerTestOneInput(byte[] input) {
        Watch.run(input, AddressListFuzz::check);
    }

    private static void check(byte[] input) {
        try {
            List<String> texts = AddressList.json(ADDRESS, (address, limit) -> input, "/hooks", "/a/b")
                    .ranges();
            ListedRanges listed =
                    ListedRanges.read("acme", List.of(), List.of(() -> texts, () -> texts), System::nanoTime);
            require(listed.current().equals(IpRanges.of(texts)), "a list is read in two ways");
        } catch (IOException | WebhookConfigurationException e) {
            require(e.getMessage() != null, "a mistake without a message");
        }
    }
}
