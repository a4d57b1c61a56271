package org.webhookverifier.address;

import static org.webhookverifier.fuzz.Watch.require;

import java.util.ArrayList;
import java.util.List;
import org.webhookverifier.fuzz.Lines;
import org.webhookverifier.fuzz.Watch;

/** What proxies write: what the last one has added decides, whatever stands before it. */
public final class ForwardedFuzz {
    private static final String PROXY = "10.0.0.1";
    private static final IpRanges PROXIES = IpRanges.of(List.of("10.0.0.0/8", "fd00::/8"));

    private static final IpAddress STRANGER = IpAddress.parse("192.0.2.7");
    private static final IpAddress ADDED = IpAddress.parse("198.51.100.9");

    private static ClientAddress rule;
    private static String added;

    private ForwardedFuzz() {}

    /** Chooses the header. */
    public static void fuzzerInitialize(String[] arguments) {
        ForwardedHeader header = ForwardedHeader.valueOf(arguments[0]);
        rule = ClientAddress.behind(PROXIES, header);
        added = header == ForwardedHeader.FORWARDED ? "for=198.51.100.9" : "198.51.100.9";
    }

    /** Tries an input. */
    public static void fuzzerTestOneInput(byte[] input) {
        Watch.run(input, ForwardedFuzz::check);
    }

    private static void check(byte[] input) {
        Lines lines = Lines.of(input);
        var values = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            values.add(lines.get(i));
        }
        IpAddress client = rule.resolve(PROXY, values);
        require(client == null || IpAddress.parse(client.toString()) != null, "an address that is none");
        require(STRANGER.equals(rule.resolve("192.0.2.7", values)), "a stranger's header is read");
        values.add(added);
        require(ADDED.equals(rule.resolve(PROXY, values)), "what the proxy has added is not what counts");
    }
}
