package org.webhookverifier.models.slack;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * The use of an interactive element.
 *
 * @param actionId the id that the app gave to the element
 * @param blockId the id of the block that holds it
 * @param actionTs when it was used
 * @param type the type of the element, for example {@code plain_text_input} or {@code button}
 * @param value the text, or the value that the app gave to a button; {@code null} for other elements and empty inputs
 * @param selectedOption what was chosen; {@code null} for other elements
 * @param selectedOptions what was chosen, where that may be several
 * @param selectedUser the person who was chosen; {@code null} for other elements
 * @param selectedChannel the channel that was chosen; {@code null} for other elements
 * @param selectedConversation the conversation that was chosen; {@code null} for other elements
 * @param selectedDate the date that was chosen, as {@code 2026-11-24}; {@code null} for other elements
 */
public record Action(
        @JsonProperty("action_id") String actionId,
        @JsonProperty("block_id") String blockId,
        @JsonProperty("action_ts") String actionTs,
        String type,
        @Nullable String value,
        @JsonProperty("selected_option") @Nullable Option selectedOption,
        @JsonProperty("selected_options") List<Option> selectedOptions,
        @JsonProperty("selected_user") @Nullable String selectedUser,
        @JsonProperty("selected_channel") @Nullable String selectedChannel,
        @JsonProperty("selected_conversation") @Nullable String selectedConversation,
        @JsonProperty("selected_date") @Nullable String selectedDate) {
    /** Puts what is empty in place of what the sender has left out. */
    public Action {
        actionId = Missing.text(actionId);
        blockId = Missing.text(blockId);
        actionTs = Missing.text(actionTs);
        type = Missing.text(type);
        selectedOptions = Missing.list(selectedOptions);
    }
}
