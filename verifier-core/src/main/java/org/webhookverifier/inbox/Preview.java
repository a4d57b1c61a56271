package org.webhookverifier.inbox;

import java.util.List;

/**
 * What a change would do.
 *
 * @param action what would be done
 * @param query which entries are meant
 * @param entries those it would change, without their bodies
 * @param others those it would leave as they are
 */
public record Preview(Change.Action action, EntryQuery query, List<EntryInfo> entries, List<EntryInfo> others) {
    /** Keeps its own copies. */
    public Preview {
        entries = List.copyOf(entries);
        others = List.copyOf(others);
    }

    /** Tells which entries an action applies to. */
    static final class Applicable {
        private Applicable() {}

        static boolean to(Change.Action action, EntryInfo entry) {
            EntryState state = entry.state();
            return switch (action) {
                case REPLAY ->
                    entry.bodyLength() >= 0
                            && (state == EntryState.DEAD || state == EntryState.DONE || state == EntryState.PARKED);
                case BURY -> state == EntryState.RECEIVED || state == EntryState.PARKED;
            };
        }
    }
}
