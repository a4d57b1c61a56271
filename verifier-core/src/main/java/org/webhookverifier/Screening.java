package org.webhookverifier;

import org.jspecify.annotations.Nullable;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.answer.Receipt.Refused;
import org.webhookverifier.answer.Receipt.Refused.Why;
import org.webhookverifier.observe.LogText;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Scheme;
import org.webhookverifier.request.Headers;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Reason;

/** What can be refused before the body is read. */
final class Screening {
    private Screening() {}

    static @Nullable Receipt refusal(Source source, WebhookRequest head, long length) {
        if (!head.method().equals("POST")) {
            return new Refused(source.name(), Why.METHOD);
        }
        if (!source.addresses().admits(head)) {
            return new Receipt.Rejected(
                    source.name(), Reason.ADDRESS_NOT_ALLOWED, "the client's address may not send, or cannot be known");
        }
        if (length > source.bodyLimit()) {
            return new Refused(source.name(), Why.TOO_LARGE);
        }
        return isCoded(head.headers(), source) ? new Refused(source.name(), Why.CONTENT_CODING) : null;
    }

    static Receipt broken(Source source) {
        return new Refused(source.name(), Why.BROKEN_BODY);
    }

    static Receipt consumed(Source source, WebhookRequest head, String cause) {
        String type = head.headers().first("Content-Type").map(LogText::of).orElse("none");
        String detail = "the body was read before it could be verified: " + cause + "; content type " + type;
        return new Refused(source.name(), Why.BODY_CONSUMED, detail);
    }

    private static boolean isCoded(Headers headers, Source source) {
        for (int at = headers.find("Content-Encoding", 0); at >= 0; at = headers.find("Content-Encoding", at + 1)) {
            String coding = headers.value(at).strip();
            if (!coding.isEmpty() && !"identity".equalsIgnoreCase(coding) && !isExpected(coding, source)) {
                return true;
            }
        }
        return false;
    }

    // Where the signature is of what a compressed body stands for, the proof decompresses it, with a limit.
    private static boolean isExpected(String coding, Source source) {
        for (Scheme scheme : source.provider().schemes()) {
            if (scheme instanceof CodedScheme coded
                    && coding.equalsIgnoreCase(coded.parameters().get("contentCoding"))) {
                return true;
            }
        }
        return false;
    }
}
