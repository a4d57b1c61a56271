package org.webhookverifier.source;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.address.ClientAddress;
import org.webhookverifier.address.ForwardedHeader;
import org.webhookverifier.address.IpRanges;
import org.webhookverifier.request.Headers;
import org.webhookverifier.request.WebhookRequest;

/**
 * Which client addresses may send to a source. It is an addition to a signature, never instead of one.
 *
 * <p>Immutable and thread-safe.
 */
public final class AddressPolicy {
    private static final AddressPolicy ANY = new AddressPolicy(null, null, ClientAddress.direct());

    private final @Nullable IpRanges allowed;
    private final @Nullable ListedRanges listed;
    private final ClientAddress client;

    private AddressPolicy(@Nullable IpRanges allowed, @Nullable ListedRanges listed, ClientAddress client) {
        this.allowed = allowed;
        this.listed = listed;
        this.client = client;
    }

    /** Returns the policy that lets every address send; the default. */
    public static AddressPolicy any() {
        return ANY;
    }

    /** Returns the policy that lets the given ranges send. */
    public static AddressPolicy allow(IpRanges ranges, ClientAddress client) {
        return new AddressPolicy(ranges, null, client);
    }

    static AddressPolicy allow(ListedRanges ranges, ClientAddress client) {
        return new AddressPolicy(null, ranges, client);
    }

    /** Returns whether the client of the given request may send; {@code false} also if its address cannot be known. */
    public boolean admits(WebhookRequest request) {
        IpRanges ranges = listed == null ? allowed : listed.current();
        if (ranges == null) {
            return true;
        }
        return client.isWithin(ranges, request.peer().orElse(null), forwarded(request.headers()));
    }

    /** Returns the name of the header that the policy reads, if it does. */
    public Optional<String> header() {
        return Optional.ofNullable(client.header()).map(ForwardedHeader::headerName);
    }

    private List<String> forwarded(Headers headers) {
        ForwardedHeader header = client.header();
        return header == null ? List.of() : headers.all(header.headerName());
    }
}
