package org.webhookverifier.source;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.ContentPart;
import org.webhookverifier.provider.Facts;
import org.webhookverifier.provider.Handshake;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.provider.Scheme;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.TimestampFormat;
import org.webhookverifier.provider.TokenScheme;

/** Collects the headers that any step from the request to the delivery looks at. */
final class RelevantHeaders {
    private final Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    private RelevantHeaders() {}

    static List<String> of(Provider provider, AddressPolicy addresses, PublicUrl publicUrl, Set<String> kept) {
        var relevant = new RelevantHeaders();
        // What is refused before the body is read, and what the log says of a body that is gone.
        relevant.names.addAll(List.of("Content-Encoding", "Content-Type"));
        addresses.header().ifPresent(relevant.names::add);
        relevant.names.addAll(publicUrl.headers());
        provider.schemes().forEach(relevant::add);
        Facts facts = provider.facts();
        List.of(facts.id(), facts.type(), facts.version(), facts.time()).forEach(refs -> refs.forEach(relevant::add));
        for (Handshake handshake : provider.handshakes()) {
            handshake.refs().forEach(relevant::add);
        }
        relevant.names.addAll(kept);
        return List.copyOf(relevant.names);
    }

    private void add(Scheme scheme) {
        if (scheme instanceof CodedScheme coded) {
            // A procedure is told by these parameters which headers it looks at.
            named(coded, "header");
            named(coded, "headers");
        } else if (scheme instanceof TokenScheme token) {
            add(token.at());
        } else if (scheme instanceof SignatureScheme signature) {
            signature.signature().at().forEach(this::add);
            signature.timestamp().map(TimestampFormat::at).ifPresent(this::add);
            signature.idHeader().ifPresent(names::add);
            signature.keyIdHeader().ifPresent(names::add);
            names.addAll(signature.required().keySet());
            for (ContentPart part : signature.content().parts()) {
                if (part instanceof ContentPart.Header header) {
                    names.add(header.name());
                }
            }
        }
    }

    private void named(CodedScheme scheme, String parameter) {
        String value = scheme.parameters().getOrDefault(parameter, "");
        if (!value.isEmpty()) {
            names.addAll(List.of(value.split(",", -1)));
        }
    }

    private void add(Ref ref) {
        if (ref instanceof Ref.Header header) {
            names.add(header.name());
        }
    }
}
