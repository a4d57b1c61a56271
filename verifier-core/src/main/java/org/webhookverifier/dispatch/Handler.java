package org.webhookverifier.dispatch;

import java.util.List;
import org.webhookverifier.decode.Argument;
import org.webhookverifier.decode.EventModel;

/**
 * One handler of the application.
 *
 * @param name its stable name
 * @param where how messages name it
 * @param fallback whether it takes what no other handler takes
 * @param argument what it is given beside the delivery
 * @param asksForResources whether it is given something of the transaction in which it runs
 */
record Handler(
        String name,
        String where,
        Selection selection,
        boolean fallback,
        Argument argument,
        boolean asksForResources,
        Invocation invocation) {

    /** Returns the event types that it takes; none for a fallback. */
    List<String> types() {
        EventModel model = argument.modelOrNull();
        return selection.types().isEmpty() && model != null && !fallback ? model.types() : selection.types();
    }

    /** Returns whether it takes deliveries from a source of the given provider. */
    boolean takesFrom(String source, String provider) {
        EventModel model = argument.modelOrNull();
        return selection.wantsSource(source)
                && (model == null
                        || model.provider().isEmpty()
                        || model.provider().equals(provider));
    }
}
