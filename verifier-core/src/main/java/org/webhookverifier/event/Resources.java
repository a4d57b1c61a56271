package org.webhookverifier.event;

/** What a handler may be given beside the event and the delivery, for example the connection of its transaction. */
public interface Resources {
    /** There are none. */
    Resources NONE = new Resources() {
        @Override
        public <T> T get(Class<T> type) {
            throw new IllegalStateException("There is no " + type.getName() + " here.");
        }
    };

    /**
     * Returns the resource of a type.
     *
     * @throws IllegalStateException if there is none
     */
    <T> T get(Class<T> type);
}
