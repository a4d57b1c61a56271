package org.webhookverifier.testkit.coded;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a sender knows when it signs a request.
 *
 * @param secrets its secrets, at least one
 * @param parameters what the description of the provider says
 * @param agreed what was agreed with the receiver
 * @param moment when it signs
 * @param id what tells this delivery from others
 * @param macs changes each signature before it is written
 */
public record Sender(
        List<String> secrets,
        Map<String, String> parameters,
        Agreed agreed,
        Moment moment,
        String id,
        UnaryOperator<byte[]> macs) {
    /**
     * What was agreed with the receiver.
     *
     * @param publicUrl the origin that is called
     * @param settings the settings of the receiver's source
     */
    public record Agreed(String publicUrl, Map<String, String> settings) {}

    /**
     * When a request is signed.
     *
     * @param now the sender's clock
     * @param text what is written instead, if anything
     */
    public record Moment(Instant now, @Nullable String text) {
        /** Returns the moment as seconds since 1970. */
        String seconds() {
            return text == null ? Long.toString(now.getEpochSecond()) : text;
        }

        /** Returns the moment as milliseconds since 1970. */
        String millis() {
            return text == null ? Long.toString(now.toEpochMilli()) : text;
        }
    }

    /** Returns the secret that signs where there is room for one signature. */
    String secret() {
        return secrets.get(0);
    }

    /** Returns a text of the description with the receiver's settings in it. */
    String parameter(String name, String absent) {
        String text = parameters.getOrDefault(name, absent);
        for (Map.Entry<String, String> setting : agreed.settings().entrySet()) {
            text = text.replace("{setting:" + setting.getKey() + "}", setting.getValue());
        }
        return text;
    }

    /** Returns no secret. */
    @Override
    public String toString() {
        return "Sender[" + agreed.publicUrl() + ", " + moment.now() + "]";
    }
}
