package org.webhookverifier.request;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a body to its end, but never more than a limit. */
public final class BoundedBody {
    private static final int FIRST_CHUNK = 8 * 1024;

    private BoundedBody() {}

    /**
     * Reads the whole body, or gives up as soon as it proves longer than the limit.
     *
     * <p>Memory grows with what really arrives, not with what the sender declares. At most one byte more than the limit is taken
     * from the stream.
     *
     * @param declaredLength the value of {@code Content-Length}, or -1 if there is none; only a hint
     * @return the bytes, or {@code null} if there are more than {@code limit}
     * @throws IOException if the stream fails
     */
    public static byte @Nullable [] read(InputStream body, long declaredLength, int limit) throws IOException {
        if (declaredLength > limit) {
            return null;
        }
        int hint = declaredLength >= 0 ? (int) Math.min(declaredLength, 64 * 1024) : FIRST_CHUNK;
        byte[] bytes = new byte[Math.min(Math.max(1, hint), limit)];
        int length = 0;
        while (true) {
            int read = body.read(bytes, length, bytes.length - length);
            if (read < 0) {
                return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
            }
            length += read;
            if (length == bytes.length) {
                int next = body.read();
                if (next < 0) {
                    return bytes;
                }
                if (length == limit) {
                    return null;
                }
                bytes = Arrays.copyOf(bytes, (int) Math.min(limit, Math.max(2L * length, FIRST_CHUNK)));
                bytes[length++] = (byte) next;
            }
        }
    }
}
