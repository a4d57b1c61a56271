package org.webhookverifier.provider;

import org.webhookverifier.config.Problems;

/** What has to hold for the description of a signature. */
final class SignatureRules {
    private final SignatureSchemeBuilder scheme;
    private final String provider;
    private final String where;
    private final Problems problems;

    SignatureRules(SignatureSchemeBuilder scheme, String provider, String where, Problems problems) {
        this.scheme = scheme;
        this.provider = provider;
        this.where = where.isEmpty()
                ? ""
                : where.startsWith("header:")
                        ? "header '" + where.substring("header:".length()) + "'"
                        : "'" + where + "'";
        this.problems = problems;
    }

    /** Reads a place; one that cannot be read is a mistake. */
    Ref place(String text) {
        if (text.startsWith("header:")) {
            checkHeader(text.substring("header:".length()));
            return new Ref.Header(text.substring("header:".length()));
        }
        try {
            return Ref.parse(text);
        } catch (IllegalArgumentException e) {
            add("cannot be used: " + e.getMessage());
            return new Ref.Header("none");
        }
    }

    /** Reads the template; one that cannot be read is a mistake. */
    Content content(String template) {
        try {
            return Content.parse(template);
        } catch (IllegalArgumentException e) {
            add("cannot be used: " + e.getMessage());
            return Content.parse("{body}");
        }
    }

    void check(Content content) {
        if (where.isEmpty()) {
            problems.add("Provider '" + provider + "': a scheme does not say where the signature is; name its header.");
        }
        checkBody(content);
        checkTimestamp(content);
        if (content.has(ContentPart.Id.class) != (scheme.idHeader != null)) {
            add("has to name both {id} in the content and the header of the id, or neither");
        }
        if (hasUnseparatedText(content)) {
            add("signs {id} or a header right beside another value; put a literal between them");
        }
        if (content.has(ContentPart.SecretText.class) != (scheme.algorithm == Algorithm.DIGEST)) {
            add("has to name {secret} in the content if its algorithm is a plain digest, and only then");
        }
        if (scheme.algorithm.isPublicKey() != (scheme.key == KeyFormat.PUBLIC_KEY)) {
            add("has to have a public key if its algorithm is Ed25519, ECDSA or RSA, and only then");
        }
        boolean hashes = scheme.algorithm == Algorithm.ECDSA || scheme.algorithm == Algorithm.RSA;
        if (hashes && scheme.hash == Hash.MD5) {
            add(
                    "signs an MD5 with a private key, and whoever finds two texts of one MD5 has two signatures; name another hash");
        }
        scheme.headerNames().forEach(this::checkHeader);
        for (ContentPart part : content.parts()) {
            if (part instanceof ContentPart.Header signed) {
                checkHeader(signed.name());
            }
        }
        if (scheme.prefixOptional && !scheme.separator.isEmpty()) {
            add("has an optional prefix and a separator; items of a list need their prefix");
        }
        if (scheme.past.isNegative() || scheme.future.isNegative()) {
            add("has a negative tolerance");
        }
    }

    private void checkBody(Content content) {
        String template = scheme.template;
        if (!content.hasBody() && !scheme.bodyUnsigned) {
            add("does not sign {body}; add it to the content");
        }
        if (content.hasBody() && scheme.bodyUnsigned) {
            add("signs {body} and says that it does not; remove one of them");
        }
        if (template.indexOf("{body}") != template.lastIndexOf("{body}")) {
            add("signs {body} more than once; name it once in the content");
        }
    }

    private void checkTimestamp(Content content) {
        boolean stated = scheme.hasTimestamp();
        if (stated && !content.has(ContentPart.Timestamp.class) && !isInSignedBody(content)) {
            add("has a timestamp that is not signed; add {timestamp} to the content or leave the timestamp out");
        }
        if (!stated && content.has(ContentPart.Timestamp.class)) {
            add("signs {timestamp} without saying where it is; name its header or item");
        }
        if (scheme.timestampItem != null && scheme.separator.isEmpty()) {
            add("has its timestamp in an item, but the header is no list; set the separator");
        }
        String place = scheme.timestampPlace();
        if (place != null && place(place) instanceof Ref.Header header && !HeaderName.isValid(header.name())) {
            scheme.dropTimestamp();
        }
    }

    /** Returns whether the timestamp is part of a body that is signed as a whole. */
    private boolean isInSignedBody(Content content) {
        String place = scheme.timestampPlace();
        return place != null && content.hasBody() && (place.startsWith("json:") || place.startsWith("form:"));
    }

    // A timestamp may stand beside a text: its form and its window leave no other place to cut.
    private static boolean hasUnseparatedText(Content content) {
        for (int i = 1; i < content.parts().size(); i++) {
            ContentPart left = content.parts().get(i - 1);
            ContentPart right = content.parts().get(i);
            boolean pinned = isPinned(left) || isPinned(right);
            if (!pinned && (isText(left) || isText(right))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPinned(ContentPart part) {
        return part instanceof ContentPart.Literal
                || part instanceof ContentPart.Timestamp
                || part instanceof ContentPart.Setting
                || part instanceof ContentPart.SecretText
                || part instanceof ContentPart.BodyHash;
    }

    private static boolean isText(ContentPart part) {
        return part instanceof ContentPart.Id
                || part instanceof ContentPart.Header
                || part instanceof ContentPart.Value;
    }

    private void checkHeader(String name) {
        if (!HeaderName.isValid(name)) {
            add("names '" + name + "', which cannot be the name of a header");
        }
    }

    private void add(String what) {
        problems.add("Provider '" + provider + "': the scheme of " + where + " " + what + ".");
    }
}
