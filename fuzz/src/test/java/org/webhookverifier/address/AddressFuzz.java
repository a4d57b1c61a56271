package org.webhookverifier.address;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.webhookverifier.fuzz.Watch.require;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;
import org.webhookverifier.fuzz.Watch;

/** Address literals, beside the JDK's reader. */
public final class AddressFuzz {
    private static final IpRanges EVERYTHING = IpRanges.of(List.of("0.0.0.0/0", "::/0"));

    private AddressFuzz() {}

    /** Tries an input. */
    public static void fuzzerTestOneInput(byte[] input) {
        Watch.run(input, AddressFuzz::check);
    }

    private static void check(byte[] input) {
        String text = new String(input, ISO_8859_1);
        IpAddress address = IpAddress.parse(text);
        require(EVERYTHING.contains(text) == (address != null), "the two readers do not agree");
        if (address == null) {
            return;
        }
        require(address.equals(IpAddress.parse(address.toString())), "an address is not read back");
        int zone = text.indexOf('%');
        try {
            // What is a literal is not looked up.
            byte[] known = InetAddress.getByName(zone < 0 ? text : text.substring(0, zone))
                    .getAddress();
            var bits = ByteBuffer.wrap(known);
            require(
                    known.length == 4
                            ? address.isIpv4() && (int) address.low() == bits.getInt()
                            : address.high() == bits.getLong() && address.low() == bits.getLong(),
                    "the JDK reads another address");
        } catch (UnknownHostException e) {
            throw new AssertionError("the JDK reads no address", e);
        }
    }
}
