package org.webhookverifier.testkit.adapter;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import org.webhookverifier.request.Headers;

/** Reads answers off a connection. */
final class ResponseReader {
    private ResponseReader() {}

    static RawHttp.Response read(InputStream in) throws IOException {
        String statusLine = line(in);
        int status = Integer.parseInt(statusLine.substring(9, 12));
        var lines = new ArrayList<String>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            lines.add(line.substring(0, colon));
            lines.add(line.substring(colon + 1).strip());
        }
        Headers headers = Headers.of(lines);
        boolean bodiless = status < 200 || status == 204 || status == 304;
        return new RawHttp.Response(status, headers, bodiless ? new byte[0] : body(in, headers));
    }

    private static byte[] body(InputStream in, Headers headers) throws IOException {
        if (headers.first("Content-Length").isPresent()) {
            return exactly(in, Integer.parseInt(headers.first("Content-Length").get()));
        }
        if (headers.first("Transfer-Encoding").isEmpty()) {
            return in.readAllBytes();
        }
        var body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.writeBytes(exactly(in, size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The answer ended after " + bytes.length + " bytes of " + length);
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The connection ended before the answer did");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
