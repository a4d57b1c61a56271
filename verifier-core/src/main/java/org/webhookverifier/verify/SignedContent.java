package org.webhookverifier.verify;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.Content;
import org.webhookverifier.provider.ContentPart;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.request.Headers;

/** Puts together what a signature covers besides the bytes of the body. */
final class SignedContent {
    private final Part[] parts;

    SignedContent(SignatureScheme scheme, @Nullable SignedTime time) {
        List<ContentPart> described = scheme.content().parts();
        parts = new Part[described.size()];
        for (int i = 0; i < parts.length; i++) {
            ContentPart part = described.get(i);
            if (part instanceof ContentPart.Body) {
                parts[i] = new Body();
            } else if (part instanceof ContentPart.Literal literal) {
                parts[i] = new Literal(literal.text().getBytes(StandardCharsets.US_ASCII));
            } else if (part instanceof ContentPart.Timestamp) {
                // A scheme that signs a timestamp says where it is: a provider cannot be built otherwise.
                parts[i] = Objects.requireNonNull(time);
            } else {
                parts[i] = SignedText.of(scheme, i);
            }
        }
    }

    /** Returns whether this class can put a content together. */
    static boolean isPlain(Content content) {
        // The worker always takes the body.
        return content.has(ContentPart.Body.class)
                && content.parts().stream()
                        .allMatch(part -> part instanceof ContentPart.Body
                                || part instanceof ContentPart.Literal
                                || part instanceof ContentPart.Timestamp
                                || part instanceof ContentPart.Id
                                || part instanceof ContentPart.Header);
    }

    /** Hands all parts to the worker, or says what is wrong with the first that cannot be signed. */
    @Nullable
    Rejected addTo(MacWorker worker, Headers headers, int signatureAt) {
        Rejected refusal = null;
        for (int i = 0; i < parts.length && refusal == null; i++) {
            Part part = parts[i];
            // Not a method of the interface: the compiler then inlines all four.
            if (part instanceof Body) {
                worker.addBody();
            } else if (part instanceof Literal literal) {
                worker.add(literal.ascii);
            } else if (part instanceof SignedTime time) {
                refusal = time.addTo(worker, headers, signatureAt);
            } else {
                refusal = ((SignedText) part).addTo(worker, headers);
            }
        }
        return refusal;
    }

    /** A part, made ready. */
    sealed interface Part permits Body, Literal, SignedText, SignedTime {}

    private static final class Body implements Part {}

    private static final class Literal implements Part {
        private final byte[] ascii;

        Literal(byte[] ascii) {
            this.ascii = ascii;
        }
    }
}
