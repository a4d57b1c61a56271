package org.webhookverifier.provider;

/**
 * A shared token or password, usually in a header.
 *
 * <p>It proves who sent the request, as long as the token stays secret, and covers nothing of it: neither body nor id.
 *
 * @param at the place that holds it, for example header {@code X-Gitlab-Token}
 * @param form how the place holds the token
 * @param secretPrefix what secrets of this scheme start with; empty for any
 */
public record TokenScheme(Ref at, Form form, String secretPrefix) implements Scheme {
    /** Makes the scheme of a token in a header. */
    public TokenScheme(String header, Form form, String secretPrefix) {
        this(new Ref.Header(header), form, secretPrefix);
    }

    /** Returns the name of the header that holds it, or an empty text if something else does. */
    public String header() {
        return at instanceof Ref.Header header ? header.name() : "";
    }

    @Override
    public boolean coversBody() {
        return false;
    }

    @Override
    public boolean covers(String header) {
        return false;
    }

    @Override
    public boolean covers(Ref ref) {
        return false;
    }

    /** How a place holds a token. */
    public enum Form {
        /** The value is the token. */
        PLAIN,
        /** {@code Bearer} and the token, <a href="https://www.rfc-editor.org/rfc/rfc6750#section-2.1">RFC 6750</a>. */
        BEARER,
        /** {@code Basic} credentials, <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617</a>; the secret is {@code user:password}. */
        BASIC
    }

    /** Returns the scheme of a token that is the whole value of a header. */
    public static TokenScheme header(String name) {
        return new TokenScheme(name, Form.PLAIN, "");
    }

    /** Returns the scheme of a bearer token in the {@code Authorization} header. */
    public static TokenScheme bearer() {
        return new TokenScheme("Authorization", Form.BEARER, "");
    }

    /** Returns the scheme of Basic credentials in the {@code Authorization} header; the secret is {@code user:password}. */
    public static TokenScheme basic() {
        return new TokenScheme("Authorization", Form.BASIC, "");
    }
}
