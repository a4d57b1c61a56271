package org.webhookverifier.examples.quickstart.demo;

import java.util.List;

/**
 * What became of a message.
 *
 * @param status the HTTP status, which the sender sees
 * @param answer the body of the answer, which the sender sees
 * @param outcome the outcome of the receipt
 * @param reason the reason of the receipt, which the sender does not see
 * @param notes what handlers noted
 */
record Result(int status, String answer, String outcome, String reason, List<String> notes) {
    Result {
        notes = List.copyOf(notes);
    }

    static Result handled(String note) {
        return new Result(200, "", "handled", "", List.of(note));
    }

    static Result accepted() {
        return new Result(200, "", "accepted", "", List.of());
    }

    static Result handshake(String answer) {
        return new Result(200, answer, "handshake", "", List.of());
    }

    static Result duplicate() {
        return new Result(200, "", "duplicate", "same_content", List.of());
    }

    static Result rejected(int status, String reason) {
        return new Result(status, "", "rejected", reason, List.of());
    }

    /** Returns in a few words what there is to say beside status and outcome. */
    String detail() {
        if (!notes.isEmpty()) {
            return String.join("; ", notes);
        }
        return answer.isEmpty() ? reason : "answered \"" + answer + "\"";
    }

    /** Returns everything that is not empty, for people. */
    @Override
    public String toString() {
        var text = new StringBuilder().append(status).append(' ').append(outcome);
        if (!reason.isEmpty()) {
            text.append(" (").append(reason).append(')');
        }
        if (!answer.isEmpty()) {
            text.append(", answered \"").append(answer).append('"');
        }
        if (!notes.isEmpty()) {
            text.append(", \"").append(String.join("; ", notes)).append('"');
        }
        return text.toString();
    }
}
