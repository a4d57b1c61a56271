package org.webhookverifier.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.webhookverifier.verify.Reason;

/** Changes to the bytes of the body. */
final class BodyMutations {
    private BodyMutations() {}

    // Where a value of the proof is in the body, a broken body is malformed, or has another time, before it is wrongly
    // signed.
    private static final Set<Reason> READ = Set.of(
            Reason.BAD_SIGNATURE,
            Reason.MALFORMED,
            Reason.MISSING_HEADER,
            Reason.DUPLICATE_HEADER,
            Reason.UNKNOWN_KEY,
            Reason.UNTRUSTED_KEY,
            Reason.STALE,
            Reason.FUTURE);

    /** Returns the changes, with the answers that they get where the proof needs the bytes alone, or more. */
    static List<Mutation> all(boolean readsBody) {
        return readsBody
                ? all().stream()
                        .map(each -> new Mutation(each.name(), READ, BodyMutations::isBodySigned, each.change()))
                        .toList()
                : all();
    }

    private static List<Mutation> all() {
        return List.of(
                flippedBit(0),
                flippedBit(-1),
                of("body: newline appended", body -> append(body, '\n')),
                of("body: zero byte appended", body -> append(body, '\0')),
                of("body: last byte gone", body -> Arrays.copyOf(body, body.length - 1)),
                of("body: empty", body -> new byte[0]),
                of("body: twice", BodyMutations::twice),
                of("body: same JSON, other bytes", BodyMutations::respaced));
    }

    static Mutation flippedBit(int bit) {
        return of("body: bit " + bit + " flipped", body -> Bits.flip(body, bit));
    }

    private static Mutation of(String name, UnaryOperator<byte[]> change) {
        return new Mutation(
                name,
                Set.of(Reason.BAD_SIGNATURE),
                signer -> isBodySigned(signer) && !signer.readsBody(),
                (signer, body) -> {
                    var request = signer.sign(body);
                    return request.withBody(change.apply(request.body().clone()));
                });
    }

    private static boolean isBodySigned(WebhookSigner signer) {
        return signer.signing()
                .filter(scheme -> scheme.signature().coversBody())
                .isPresent();
    }

    private static byte[] append(byte[] body, char c) {
        byte[] longer = Arrays.copyOf(body, body.length + 1);
        longer[body.length] = (byte) c;
        return longer;
    }

    private static byte[] twice(byte[] body) {
        byte[] longer = Arrays.copyOf(body, 2 * body.length);
        System.arraycopy(body, 0, longer, body.length, body.length);
        return longer;
    }

    // White space after the first bracket, or after the scalar, is what a serializer may choose freely.
    private static byte[] respaced(byte[] body) {
        int at = body[0] == '{' || body[0] == '[' ? 1 : body.length;
        byte[] longer = Arrays.copyOf(body, body.length + 1);
        System.arraycopy(body, at, longer, at + 1, body.length - at);
        longer[at] = ' ';
        return longer;
    }
}
