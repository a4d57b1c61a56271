package org.webhookverifier.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.webhookverifier.verify.Reason;

/** Changes to the bytes of the body. */
final class BodyMutations {
    private BodyMutations() {}

    static List<Mutation> all() {
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
                signer -> signer.hmac().isPresent(),
                (signer, body) -> signer.sign(body).withBody(change.apply(body.clone())));
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
