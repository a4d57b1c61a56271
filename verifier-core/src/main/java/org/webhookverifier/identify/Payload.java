package org.webhookverifier.identify;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.json.CheckedJson;
import org.webhookverifier.json.JsonPointers;
import org.webhookverifier.json.UnreadableJsonException;

/** What a handler's model is bound to: found in the verified bytes by looking at the bytes alone, never at an unsigned header. */
public sealed interface Payload {
    /** JSON: the body itself or a form field that holds JSON. Not thread-safe. */
    final class JsonText implements Payload {
        private final byte[] bytes;
        private @Nullable CheckedJson checked;
        private @Nullable JsonPointers searched;
        private @Nullable CheckedJson found;

        /**
         * Keeps a text.
         *
         * @param bytes not to be changed
         * @param checked what a check of these bytes gave, if there was one
         */
        public JsonText(byte[] bytes, @Nullable CheckedJson checked) {
            this.bytes = bytes;
            this.checked = checked;
        }

        /**
         * Returns the text, checked once.
         *
         * @throws UnreadableJsonException if it is refused
         */
        public CheckedJson checked() {
            CheckedJson known = checked;
            if (known == null) {
                known = CheckedJson.of(bytes);
                checked = known;
            }
            return known;
        }

        /**
         * Returns the text, searched for what pointers lead to; once, if the same pointers are asked for again.
         *
         * @throws UnreadableJsonException if it is refused
         */
        @SuppressWarnings("ReferenceEquality") // the same pointers, prepared once
        public CheckedJson checked(JsonPointers pointers) {
            CheckedJson known = found;
            if (known == null || searched != pointers) {
                known = CheckedJson.of(bytes, pointers);
                found = known;
                searched = pointers;
                checked = known;
            }
            return known;
        }
    }

    /**
     * A form.
     *
     * @param fields the value of each field; a {@code List} of values for a field that occurs more than once
     */
    record Fields(Map<String, Object> fields) implements Payload {}
}
