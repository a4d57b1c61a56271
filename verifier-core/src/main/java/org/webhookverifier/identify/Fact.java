package org.webhookverifier.identify;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Provenance;
import org.webhookverifier.json.JsonPointer;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.request.Headers;
import org.webhookverifier.verify.Verified;

/** One fact about deliveries, and the places where it may be. */
final class Fact {
    private static final int MAX_LENGTH = 1024;

    private final String name;
    private final Ref[] refs;
    private final int[] scalars;

    /** Prepares a fact; the pointers that it needs are added to those that are read anyway. */
    Fact(String name, List<Ref> refs, List<JsonPointer> pointers) {
        this.name = name;
        this.refs = refs.toArray(new Ref[0]);
        scalars = new int[this.refs.length];
        for (int i = 0; i < scalars.length; i++) {
            if (this.refs[i] instanceof Ref.Json json) {
                if (!pointers.contains(json.pointer())) {
                    pointers.add(json.pointer());
                }
                scalars[i] = pointers.indexOf(json.pointer());
            }
        }
    }

    /** Returns the number of the first place that holds something, or -1. */
    int place(Headers headers, Opened opened) {
        for (int i = 0; i < refs.length; i++) {
            String value = read(i, headers, opened);
            if (value != null && !value.isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    /** Returns what the given place holds. */
    String value(int place, Headers headers, Opened opened) {
        String value = place < 0 ? null : read(place, headers, opened);
        if (value != null && value.length() > MAX_LENGTH) {
            throw new UnidentifiableException("the " + name + " has more than " + MAX_LENGTH + " characters");
        }
        return value == null ? "" : value;
    }

    /** Returns whether the given place is outside the body, so that all events of a request share what it holds. */
    boolean isOfRequest(int place) {
        return place >= 0 && (refs[place] instanceof Ref.Header || refs[place] instanceof Ref.Query);
    }

    /** Returns where a value from the given place comes from. */
    Provenance provenance(int place, Verified verified) {
        if (place < 0) {
            return Provenance.ABSENT;
        }
        return verified.covers(refs[place]) ? Provenance.SIGNED : Provenance.UNSIGNED;
    }

    private @Nullable String read(int place, Headers headers, Opened opened) {
        Ref ref = refs[place];
        if (ref instanceof Ref.Json) {
            return opened.scalar(scalars[place]);
        }
        if (ref instanceof Ref.Form form) {
            return opened.field(form);
        }
        if (ref instanceof Ref.FormJson form) {
            return opened.field(form);
        }
        if (ref instanceof Ref.Query query) {
            return opened.parameter(query);
        }
        return header(((Ref.Header) ref).name(), headers);
    }

    private @Nullable String header(String header, Headers headers) {
        int at = headers.find(header, 0);
        if (at < 0) {
            return null;
        }
        if (headers.find(header, at + 1) >= 0) {
            throw new UnidentifiableException("header " + header + ", the " + name + ", came more than once");
        }
        return headers.value(at).strip();
    }
}
