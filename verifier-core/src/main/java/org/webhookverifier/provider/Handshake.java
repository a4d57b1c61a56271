package org.webhookverifier.provider;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request by which a provider checks the endpoint, and the answer that it wants.
 *
 * <p>A value that is sent back has to consist of 1 to 256 letters, digits, {@code -}, {@code _} and {@code .}, so that nobody gets
 * anything else signed or echoed; where the provider's own values hold more, {@link Reply#loose()} says so. Any other is refused.
 *
 * @param method the method, for example {@code GET}
 * @param signed whether the request has to be verified; if not, only headers and the query may be looked at
 * @param when where the request says that it is a handshake; {@code null} if every request of the method is one
 * @param equalTo what it says there; empty for anything
 * @param guard the place of a token that has to equal the setting {@code verifyToken} of the source, or {@code null}
 * @param reply what is answered
 * @param keeps the place of a secret that comes with it and is kept, or {@code null}; only then values of an unsigned handshake may
 *     come from the body, of a request that is otherwise refused
 * @param wholeBody the whole body of a request that carries no signature, with <code>{number}</code> where up to 20 digits stand, or an
 *     empty text; nothing of such a request is used
 */
public record Handshake(
        String method,
        boolean signed,
        @Nullable Ref when,
        String equalTo,
        @Nullable Ref guard,
        Reply reply,
        @Nullable Ref keeps,
        String wholeBody) {
    /** The setting of the source that a {@link #guard} is compared with. */
    public static final String VERIFY_TOKEN = "verifyToken";

    /** Where digits stand in {@link #wholeBody}. */
    public static final String NUMBER = "{number}";

    /**
     * Checks that a whole body is wanted of unsigned handshakes only.
     *
     * @throws IllegalArgumentException if it is of a signed one, or of one that looks at places of the request
     */
    public Handshake {
        boolean alone =
                when == null && guard == null && keeps == null && reply.refs().isEmpty() && !signed;
        if (!wholeBody.isEmpty() && !alone) {
            throw new IllegalArgumentException(
                    "A handshake with a whole body has to be unsigned and to use nothing of the request");
        }
    }

    /** Makes a handshake by a signed POST that is answered with a value of it as plain text. */
    public Handshake(Ref when, String equalTo, Ref echo) {
        this(
                "POST",
                true,
                when,
                equalTo,
                null,
                Reply.text(new ReplyText(List.of(new ReplyText.Value(echo)))),
                null,
                "");
    }

    /** Returns all places that it looks at. */
    public List<Ref> refs() {
        var refs = new ArrayList<>(reply.refs());
        if (when != null) {
            refs.add(when);
        }
        if (guard != null) {
            refs.add(guard);
        }
        if (keeps != null) {
            refs.add(keeps);
        }
        return refs;
    }

    /** Returns whether it looks at nothing but headers and the query. */
    public boolean isOfHead() {
        return wholeBody.isEmpty()
                && refs().stream().allMatch(ref -> ref instanceof Ref.Header || ref instanceof Ref.Query);
    }
}
