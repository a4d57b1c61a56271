package org.webhookverifier.inbox;

/**
 * What became of a delivery at one handler so far.
 *
 * @param status where it is
 * @param failures how many times the handler failed
 * @param dueAt not before when it runs again, in milliseconds by the store's clock; 0 unless it failed
 */
public record HandlerState(Status status, int failures, long dueAt) {
    /** Where a delivery is at one handler. */
    public enum Status {
        /** It has finished and does not run again. */
        FINISHED('F'),
        /** It failed and runs again. */
        FAILED('R'),
        /** It failed for good: as often or as long as its retries allow, or in a way that no retry mends. */
        GIVEN_UP('G');

        private final char code;

        Status(char code) {
            this.code = code;
        }

        char code() {
            return code;
        }

        static Status of(char code) {
            for (Status status : values()) {
                if (status.code == code) {
                    return status;
                }
            }
            throw new IllegalArgumentException("There is no handler status '" + code + "'.");
        }
    }

    /** The handler has finished. */
    public static final HandlerState FINISHED = new HandlerState(Status.FINISHED, 0, 0);

    /** Returns the state of a handler that failed and runs again. */
    public static HandlerState failed(int failures, long dueAt) {
        return new HandlerState(Status.FAILED, failures, dueAt);
    }

    /** Returns the state of a handler that failed for good. */
    public static HandlerState givenUp(int failures) {
        return new HandlerState(Status.GIVEN_UP, failures, 0);
    }
}
