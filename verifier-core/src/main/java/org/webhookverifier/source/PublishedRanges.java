package org.webhookverifier.source;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.json.CheckedJson;
import org.webhookverifier.json.JsonElements;
import org.webhookverifier.json.JsonPointer;
import org.webhookverifier.json.JsonPointers;
import org.webhookverifier.json.UnreadableJsonException;
import org.webhookverifier.provider.PublishedAddresses;

/** The ranges in JSON documents that a provider publishes. */
final class PublishedRanges implements AddressList {
    private final List<URI> urls;
    private final Downloads downloads;
    private final List<JsonPointer> places = new ArrayList<>();
    private final JsonPointers member;
    private final Map<JsonPointer, String> where = new LinkedHashMap<>();

    PublishedRanges(PublishedAddresses published, Downloads downloads) {
        urls = published.urls();
        this.downloads = downloads;
        published.pointers().forEach(pointer -> places.add(JsonPointer.parse(pointer)));
        member = JsonPointers.of(List.of(JsonPointer.parse(published.member())));
        published.where().forEach((pointer, text) -> where.put(JsonPointer.parse(pointer), text));
    }

    @Override
    public List<String> ranges() throws IOException {
        var ranges = new ArrayList<String>();
        for (URI url : urls) {
            byte[] document = downloads.get(url, MAX_LENGTH);
            for (JsonPointer place : places) {
                addRanges(document, place, ranges);
            }
        }
        return ranges;
    }

    private void addRanges(byte[] document, JsonPointer place, List<String> ranges) throws IOException {
        try {
            List<byte[]> elements = JsonElements.of(document, place);
            if (elements == null) {
                throw new IOException("There is no array at '" + place + "'");
            }
            for (byte[] element : elements) {
                if (counts(element)) {
                    String range = CheckedJson.of(element, member).scalar(0);
                    ranges.add(range == null ? "" : range);
                }
            }
        } catch (UnreadableJsonException e) {
            throw new IOException("The document is no JSON that is read", e);
        }
    }

    private boolean counts(byte[] element) {
        for (Map.Entry<JsonPointer, String> wanted : where.entrySet()) {
            List<byte[]> several = JsonElements.of(element, wanted.getKey());
            boolean found = several == null
                    ? wanted.getValue().equals(scalar(element, wanted.getKey()))
                    : several.stream().anyMatch(one -> wanted.getValue().equals(scalar(one, JsonPointer.parse(""))));
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String scalar(byte[] json, JsonPointer pointer) {
        return CheckedJson.of(json, JsonPointers.of(List.of(pointer))).scalar(0);
    }
}
