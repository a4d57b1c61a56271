package org.webhookverifier.provider;

/** How the bytes of a signature are written in a header. */
public enum Encoding {
    /** Hexadecimal, in either case. */
    HEX,
    /** Base64 with padding, <a href="https://www.rfc-editor.org/rfc/rfc4648#section-4">RFC 4648, section 4</a>. */
    BASE64,
    /** Base64 with the alphabet for URLs, padded or not, <a href="https://www.rfc-editor.org/rfc/rfc4648#section-5">section 5</a>. */
    BASE64URL
}
