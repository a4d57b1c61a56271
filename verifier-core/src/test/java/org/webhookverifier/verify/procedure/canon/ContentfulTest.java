package org.webhookverifier.verify.procedure.canon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhookverifier.verify.procedure.canon.Signing.hex256;
import static org.webhookverifier.verify.procedure.canon.Signing.key;
import static org.webhookverifier.verify.procedure.canon.Signing.post;
import static org.webhookverifier.verify.procedure.canon.Signing.refusal;
import static org.webhookverifier.verify.procedure.canon.Signing.verify;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

class ContentfulTest {
    private static final String SECRET = "s".repeat(64);
    private static final String LIST = "x-contentful-signed-headers,x-contentful-timestamp,x-contentful-topic";
    private static final String TIME = Long.toString(Signing.NOW.toEpochMilli());

    private final SourceBuilder source = Source.of("contentful", SECRET);

    /** Signs a request of which some headers, names and values in turn, are signed beside list and time. */
    private static WebhookRequest signed(String path, String target, String list, String time, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("x-contentful-signed-headers", list, "x-contentful-timestamp", time));
        var text = new StringBuilder();
        for (String name : list.split(",", -1)) {
            int at = all.indexOf(name);
            text.append(text.isEmpty() ? "" : ";").append(name).append(':').append(at < 0 ? "" : all.get(at + 1));
        }
        all.addAll(List.of("x-contentful-signature", hex256(SECRET, "POST\n" + path + "\n" + text + "\n{}")));
        return post(target, "{}", all.toArray(new String[0]));
    }

    @Test
    void covers_the_headers_that_are_listed_and_no_other() {
        Verified verified = Signing.verified(
                source, signed("/c", "/c", LIST, TIME, "x-contentful-topic", "publish", "x-other", "1"));

        assertThat(verified.coversBody()).isTrue();
        assertThat(verified.covers("X-Contentful-Topic")).isTrue();
        assertThat(verified.covers("x-other")).isFalse();
    }

    @Test
    void another_topic_is_another_delivery_and_another_time_is_not() {
        String known = key(source, signed("/c", "/c", LIST, TIME, "x-contentful-topic", "publish"));
        String later = Long.toString(Signing.NOW.toEpochMilli() + 1000);

        assertThat(key(source, signed("/c", "/c", LIST, later, "x-contentful-topic", "publish")))
                .isEqualTo(known);
        assertThat(key(source, signed("/c", "/c", LIST, TIME, "x-contentful-topic", "unpublish")))
                .isNotEqualTo(known);
    }

    @Test
    void the_query_is_escaped_twice_and_the_path_may_stand_behind_that_of_the_public_url() {
        String path = "/hooks/c/%25C3%25A9?a%253D1%2526b%253D%25252F";

        assertThat(verify(
                        source.publicUrl("https://example.com/hooks"),
                        signed(path, "/c/%C3%A9?a=1&b=%2F", LIST, TIME, "x-contentful-topic", "p")))
                .isInstanceOf(Verified.class);
    }

    @Test
    void refuses_a_query_of_which_a_part_is_not_signed() {
        assertThat(refusal(source, signed("/c?a", "/c?a?b=1", LIST, TIME, "x-contentful-topic", "p")))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_a_list_that_is_not_the_documented_one() {
        for (String list : new String[] {
            "x-contentful-timestamp,x-contentful-signed-headers",
            LIST + ",x-contentful-topic",
            LIST.replace("topic", "Topic"),
            "x-contentful-signed-headers,x-contentful-timestamp,",
            "x-contentful-signed-headers",
            "x-contentful-timestamp",
            "x-contentful-signature," + LIST,
            LIST + ",x-" + "y".repeat(9000),
        }) {
            assertThat(refusal(source, signed("/c", "/c", list, TIME, "x-contentful-topic", "p")))
                    .as(list)
                    .isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void refuses_a_listed_header_that_is_missing_or_came_twice() {
        assertThat(refusal(source, signed("/c", "/c", LIST, TIME))).isEqualTo(Reason.MISSING_HEADER);
        assertThat(refusal(
                        source, signed("/c", "/c", LIST, TIME, "x-contentful-topic", "p", "X-Contentful-Topic", "p")))
                .isEqualTo(Reason.DUPLICATE_HEADER);
    }

    @Test
    void refuses_a_value_that_could_be_taken_for_the_next_header() {
        String list = "x-a,x-b," + LIST.substring(0, LIST.lastIndexOf(','));

        assertThat(refusal(source, signed("/c", "/c", list, TIME, "x-a", "1;x-b:2", "x-b", "3")))
                .isEqualTo(Reason.MALFORMED);
        assertThat(verify(source, signed("/c", "/c", list, TIME, "x-a", "1; x=2", "x-b", "")))
                .isInstanceOf(Verified.class);
    }

    @Test
    void refuses_a_time_that_is_no_number_or_too_old() {
        String old = Long.toString(Signing.NOW.toEpochMilli() - 30_001);

        assertThat(refusal(source, signed("/c", "/c", LIST, "now", "x-contentful-topic", "p")))
                .isEqualTo(Reason.MALFORMED);
        assertThat(refusal(source, signed("/c", "/c", LIST, old, "x-contentful-topic", "p")))
                .isEqualTo(Reason.STALE);
    }

    @Test
    void does_not_start_with_a_secret_of_another_length() {
        assertThatThrownBy(() -> Verifier.of("contentful", "short"))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("A secret has to have 64 characters")
                .hasMessageNotContaining("short:");
    }
}
