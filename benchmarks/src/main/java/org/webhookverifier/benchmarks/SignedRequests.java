package org.webhookverifier.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;

/**
 * HTTP requests as bytes, signed before they are needed: the same arrays each time, with new ids, times, signatures and paths, so
 * that the measured part neither signs nor causes garbage to be collected.
 */
final class SignedRequests {
    /** All paths are as long, because the requests are changed in place. */
    static final int PATH_LENGTH = 16;

    private static final int PATH_AT = "POST ".length();
    private static final int TIME_DIGITS = 10;

    private final byte[][] requests;
    private final int signatureAt;
    private final int bodyAt;
    private final Mac mac = Deliveries.mac(Deliveries.bytes(Deliveries.SECRET));
    private final byte[] hash = new byte[32];
    private long ids;

    SignedRequests(int count, int bodyLength) {
        String signature = "t=" + "0".repeat(TIME_DIGITS) + ",v1=" + "0".repeat(2 * hash.length);
        String before = "POST " + "/".repeat(PATH_LENGTH) + " HTTP/1.1\r\nHost: hooks.example.com\r\n"
                + "User-Agent: Stripe/1.0 (+https://stripe.com/docs/webhooks)\r\n"
                + "Accept: */*; q=0.5, application/xml\r\nCache-Control: no-cache\r\n"
                + "Content-Type: application/json; charset=utf-8\r\n"
                + "Content-Length: " + bodyLength + "\r\nStripe-Signature: ";
        String head = before + signature + "\r\n\r\n";
        signatureAt = before.length();
        bodyAt = head.length();
        byte[] start = Deliveries.bytes(head);
        byte[] body = StripeEvent.ofLength(bodyLength);
        requests = new byte[count][];
        for (int i = 0; i < count; i++) {
            requests[i] = new byte[start.length + body.length];
            System.arraycopy(start, 0, requests[i], 0, start.length);
            System.arraycopy(body, 0, requests[i], start.length, body.length);
        }
    }

    int count() {
        return requests.length;
    }

    byte[] get(int index) {
        return requests[index];
    }

    /** Makes every request one that was never sent, to the given path, signed now. */
    void renew(String path) throws GeneralSecurityException {
        byte[] pathBytes = Deliveries.bytes(path);
        byte[] time = Deliveries.bytes(String.valueOf(System.currentTimeMillis() / 1000));
        if (pathBytes.length != PATH_LENGTH || time.length != TIME_DIGITS) {
            throw new IllegalArgumentException("The requests have no room for " + path);
        }
        for (byte[] request : requests) {
            System.arraycopy(pathBytes, 0, request, PATH_AT, PATH_LENGTH);
            System.arraycopy(time, 0, request, signatureAt + 2, TIME_DIGITS);
            writeId(request);
            sign(request);
        }
    }

    private void writeId(byte[] request) {
        long rest = ++ids;
        for (int i = bodyAt + StripeEvent.ID_DIGITS_AT + StripeEvent.ID_DIGITS; rest > 0; rest /= 10) {
            request[--i] = (byte) ('0' + rest % 10);
        }
    }

    private void sign(byte[] request) throws GeneralSecurityException {
        mac.update(request, signatureAt + 2, TIME_DIGITS);
        mac.update((byte) '.');
        mac.update(request, bodyAt, request.length - bodyAt);
        mac.doFinal(hash, 0);
        byte[] hex = HexFormat.of().formatHex(hash).getBytes(US_ASCII);
        System.arraycopy(hex, 0, request, signatureAt + 2 + TIME_DIGITS + ",v1=".length(), hex.length);
    }
}
