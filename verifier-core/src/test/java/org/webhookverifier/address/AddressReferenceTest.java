package org.webhookverifier.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Compares with slow and obvious ways to do the same, on random input from fixed seeds. */
class AddressReferenceTest {
    private static final IpRanges EVERYTHING = IpRanges.of(List.of("0.0.0.0/0", "::/0"));
    private static final String ALPHABET = "0123456789abcdefABCDEFg:::...% -+";

    private final Random random = new Random(20_261_122);

    @Test
    void what_is_written_is_read_back() {
        for (int round = 0; round < 50_000; round++) {
            IpAddress address = anyAddress();

            assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
        }
    }

    @Test
    void what_the_jdk_writes_is_read_back() throws UnknownHostException {
        for (int round = 0; round < 50_000; round++) {
            IpAddress address = anyAddress();

            assertThat(IpAddress.parse(InetAddress.getByAddress(bytes(address)).getHostAddress()))
                    .isEqualTo(address);
        }
    }

    @Test
    void whatever_is_accepted_the_jdk_reads_as_the_same_address() throws UnknownHostException {
        int accepted = 0;
        for (int round = 0; round < 150_000; round++) {
            String text = mutated(anyAddress().toString());
            IpAddress address = IpAddress.parse(text);
            assertThat(EVERYTHING.contains(text)).as(text).isEqualTo(address != null);
            // Only a literal gets here, so that nothing is looked up; a zone would have to exist on this machine.
            if (address != null && text.indexOf('%') < 0) {
                accepted++;
                byte[] read = InetAddress.getByName(text).getAddress();
                assertThat(read).as(text).isEqualTo(read.length == 4 ? last4(bytes(address)) : bytes(address));
            }
        }
        assertThat(accepted).isGreaterThan(20_000);
    }

    @Test
    void finds_what_a_linear_search_finds() {
        for (int round = 0; round < 200; round++) {
            Set<Cidr> cidrs = new HashSet<>();
            int size = 1 + random.nextInt(60);
            while (cidrs.size() < size) {
                cidrs.add(anyCidr());
            }
            IpRanges ranges = IpRanges.of(cidrs.stream().map(Cidr::toString).toList());

            for (IpAddress address : interesting(cidrs)) {
                boolean expected = cidrs.stream().anyMatch(cidr -> naivelyContains(cidr, address));
                assertThat(ranges.contains(address))
                        .as("%s in %s", address, cidrs)
                        .isEqualTo(expected);
                assertThat(ranges.contains(address.toString()))
                        .as("%s in %s", address, cidrs)
                        .isEqualTo(expected);
            }
        }
    }

    private List<IpAddress> interesting(Set<Cidr> cidrs) {
        List<IpAddress> addresses = new ArrayList<>();
        for (Cidr cidr : cidrs) {
            BigInteger first = number(cidr.network());
            BigInteger next = first.add(BigInteger.ONE.shiftLeft(128 - cidr.prefix()));
            addresses.add(address(first));
            addresses.add(address(first.subtract(BigInteger.ONE)));
            addresses.add(address(next));
            addresses.add(address(next.subtract(BigInteger.ONE)));
            addresses.add(anyAddress());
        }
        return addresses;
    }

    private static boolean naivelyContains(Cidr cidr, IpAddress address) {
        int rest = 128 - cidr.prefix();
        return cidr.network().isIpv4() == address.isIpv4()
                && number(cidr.network())
                        .shiftRight(rest)
                        .equals(number(address).shiftRight(rest));
    }

    /** Few different values, so that ranges nest, touch and repeat. */
    private Cidr anyCidr() {
        boolean ipv4 = random.nextBoolean();
        int prefix = ipv4 ? 96 + random.nextInt(33) : random.nextInt(129);
        BigInteger bits = number(anyAddress(ipv4)).shiftRight(128 - prefix).shiftLeft(128 - prefix);
        // A short IPv6 prefix of the mapped addresses is no range of IPv4 and has no text of its own.
        Cidr cidr = new Cidr(address(bits), prefix);
        return cidr.network().isIpv4() == ipv4 ? cidr : anyCidr();
    }

    private IpAddress anyAddress() {
        return anyAddress(random.nextBoolean());
    }

    private IpAddress anyAddress(boolean ipv4) {
        if (ipv4) {
            return new IpAddress(0, IpAddress.mapped(random.nextInt() & mask() & 0xffff_ffffL));
        }
        return new IpAddress(random.nextLong() & mask(), random.nextLong() & mask());
    }

    /** Keeps some bits only, so that there are runs of zeros. */
    private long mask() {
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> 0xffff_0000_0000_ffffL;
            case 2 -> 0x0000_ffff_0000_0000L;
            case 3 -> 0xc000_0000_c000_0000L;
            default -> -1;
        };
    }

    private String mutated(String text) {
        var mutated = new StringBuilder(text);
        for (int change = random.nextInt(3); change >= 0; change--) {
            int at = random.nextInt(mutated.length() + 1);
            char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            if (random.nextBoolean() || at == mutated.length()) {
                mutated.insert(at, c);
            } else if (random.nextBoolean()) {
                mutated.setCharAt(at, c);
            } else if (mutated.length() > 1) {
                mutated.deleteCharAt(at);
            }
        }
        return mutated.toString();
    }

    private static BigInteger number(IpAddress address) {
        return new BigInteger(1, bytes(address));
    }

    private static IpAddress address(BigInteger number) {
        return new IpAddress(number.shiftRight(64).longValue(), number.longValue());
    }

    private static byte[] bytes(IpAddress address) {
        return ByteBuffer.allocate(16)
                .putLong(address.high())
                .putLong(address.low())
                .array();
    }

    private static byte[] last4(byte[] bytes) {
        return Arrays.copyOfRange(bytes, 12, 16);
    }
}
