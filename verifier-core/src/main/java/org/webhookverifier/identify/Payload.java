package org.webhookverifier.identify;

import java.util.Map;

/** What a handler's model is bound to: found in the verified bytes by looking at the bytes alone, never at an unsigned header. */
public sealed interface Payload {
    /**
     * JSON, not yet read: the body itself or a form field that holds JSON.
     *
     * @param bytes UTF-8 text; not to be changed
     */
    record JsonText(byte[] bytes) implements Payload {}

    /**
     * A form.
     *
     * @param fields the value of each field; a {@code List} of values for a field that occurs more than once
     */
    record Fields(Map<String, Object> fields) implements Payload {}
}
