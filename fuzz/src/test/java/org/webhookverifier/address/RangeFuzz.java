package org.webhookverifier.address;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.webhookverifier.fuzz.Watch.require;

import java.util.List;
import org.webhookverifier.config.Problems;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.fuzz.Watch;

/** Address ranges in CIDR notation. */
public final class RangeFuzz {
    private RangeFuzz() {}

    /** Tries an input. */
    public static void fuzzerTestOneInput(byte[] input) {
        Watch.run(input, RangeFuzz::check);
    }

    private static void check(byte[] input) {
        String text = new String(input, ISO_8859_1);
        Cidr range = Cidr.parse(text, new Problems());
        if (range == null) {
            refused(text);
            return;
        }
        IpRanges ranges = IpRanges.of(List.of(text));
        require(range.equals(Cidr.parse(range.toString(), new Problems())), "a range is not read back");
        require(
                hasEnd(ranges, range, range.network()) && hasEnd(ranges, range, range.last()),
                "an end is not in its range");
        require(ranges.equals(IpRanges.of(List.of(range.toString(), text))), "a range is not itself");
        boolean ends = !range.last().equals(new IpAddress(-1, -1));
        require(!ends || !ranges.contains(after(range.last())), "the address behind the last is in the range");
    }

    /** The families are apart: the last of a range of IPv6 may be an IPv4 address in its mapped form, and then is not in it. */
    private static boolean hasEnd(IpRanges ranges, Cidr range, IpAddress end) {
        return ranges.contains(end) == (end.isIpv4() == range.network().isIpv4());
    }

    private static IpAddress after(IpAddress last) {
        long low = last.low() + 1;
        return new IpAddress(low == 0 ? last.high() + 1 : last.high(), low);
    }

    private static void refused(String text) {
        try {
            IpRanges.of(List.of(text));
        } catch (WebhookConfigurationException e) {
            return;
        }
        throw new AssertionError("a range that is none is taken");
    }
}
