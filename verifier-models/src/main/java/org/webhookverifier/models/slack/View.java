package org.webhookverifier.models.slack;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A modal or home tab.
 *
 * @param id the id
 * @param type {@code modal} or {@code home}
 * @param callbackId the name that the app gave it
 * @param privateMetadata what the app keeps in it
 * @param hash the version of the view, for updates
 * @param rootViewId the first view of the stack
 * @param state what is entered; {@code null} outside of submissions and actions
 */
public record View(
        String id,
        String type,
        @JsonProperty("callback_id") @Nullable String callbackId,
        @JsonProperty("private_metadata") @Nullable String privateMetadata,
        @Nullable String hash,
        @JsonProperty("root_view_id") @Nullable String rootViewId,
        @Nullable State state) {
    /** Puts what is empty in place of what the sender has left out. */
    public View {
        id = Missing.text(id);
        type = Missing.text(type);
    }

    /**
     * What is entered in a view or message.
     *
     * @param values by the id of the block, then by the id of the action
     */
    public record State(Map<String, Map<String, Input>> values) {
        /** Puts what is empty in place of what the sender has left out. */
        public State {
            var present = new LinkedHashMap<String, Map<String, Input>>();
            Missing.map(values).forEach((block, inputs) -> present.put(block, Missing.map(inputs)));
            values = Collections.unmodifiableMap(present);
        }
    }
}
