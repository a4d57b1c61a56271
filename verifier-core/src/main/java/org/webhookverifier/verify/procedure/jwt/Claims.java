package org.webhookverifier.verify.procedure.jwt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The claims of a token. */
final class Claims {
    /** Seconds for a moment that is not there or no moment. */
    static final long NONE = Long.MIN_VALUE;

    // The year 33658; a token of that date is no token, and milliseconds of it still fit.
    private static final double MAX_SECONDS = 1e12;

    private final Map<?, ?> members;

    Claims(Map<?, ?> members) {
        this.members = members;
    }

    boolean has(String name) {
        return members.get(name) != null;
    }

    /** Returns the texts of a claim: one, or those of a list; numbers and booleans as they are written, nothing for what is else. */
    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        Object value = members.get(name);
        for (Object element : value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)) {
            if (element instanceof String || element instanceof Boolean || element instanceof Number) {
                texts.add(element.toString());
            }
        }
        return texts;
    }

    /** Returns a claim that is one text, or {@code null}. */
    @Nullable
    String text(String name) {
        return members.get(name) instanceof String value ? value : null;
    }

    /** Returns a moment in seconds, whole ones, or {@link #NONE}. */
    long seconds(String name) {
        if (!(members.get(name) instanceof Number number)) {
            return NONE;
        }
        double value = number.doubleValue();
        return value >= -MAX_SECONDS && value <= MAX_SECONDS ? (long) Math.floor(value) : NONE;
    }
}
