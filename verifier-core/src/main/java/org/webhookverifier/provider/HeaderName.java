package org.webhookverifier.provider;

/** What can be the name of a header: a token, <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2">RFC 9110</a>. */
final class HeaderName {
    private static final String SIGNS = "!#$%&'*+-.^_`|~";

    private HeaderName() {}

    static boolean isValid(String text) {
        return !text.isEmpty() && text.chars().allMatch(HeaderName::isTokenCharacter);
    }

    private static boolean isTokenCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || SIGNS.indexOf(c) >= 0;
    }
}
