package org.webhookverifier.config;

import java.util.List;

/**
 * Thrown at start-up when a configuration cannot be used; its message names every mistake and how to fix each.
 *
 * <p>Never thrown because of what a sender sent. The message holds no secret.
 */
public final class WebhookConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * Makes the exception for the given mistakes.
     *
     * @param problems one sentence for each mistake: what is wrong and what to write instead; at least one
     */
    public WebhookConfigurationException(List<String> problems) {
        super(message(problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns the mistakes, one sentence each, in the order in which they were found. */
    public List<String> problems() {
        return problems;
    }

    private static String message(List<String> problems) {
        var text = new StringBuilder("The webhook configuration has ")
                .append(problems.size() == 1 ? "a mistake" : problems.size() + " mistakes")
                .append(':');
        for (String problem : problems) {
            text.append(System.lineSeparator()).append(" - ").append(problem);
        }
        return text.toString();
    }
}
