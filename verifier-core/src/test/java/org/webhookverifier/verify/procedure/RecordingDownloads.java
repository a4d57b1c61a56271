package org.webhookverifier.verify.procedure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.webhookverifier.source.Downloads;

/** Serves texts by their addresses, and remembers what it was asked for. */
public final class RecordingDownloads implements Downloads {
    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> sent = new CopyOnWriteArrayList<>();

    public RecordingDownloads serve(String address, String text) {
        texts.put(address, text);
        return this;
    }

    public void fail(String address) {
        texts.remove(address);
    }

    /** Returns the addresses that were asked for, in their order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** Returns what was sent, in its order. */
    public List<String> sent() {
        return List.copyOf(sent);
    }

    @Override
    public byte[] post(URI address, byte[] json, int limit) throws IOException {
        sent.add(new String(json, UTF_8));
        return get(address, limit);
    }

    @Override
    public byte[] get(URI address, int limit) throws IOException {
        asked.add(address.toString());
        String text = texts.get(address.toString());
        if (text == null) {
            throw new IOException("There is nothing at the address");
        }
        return text.getBytes(UTF_8);
    }
}
