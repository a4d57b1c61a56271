package org.webhookverifier.verify.procedure.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.webhookverifier.request.WebhookRequest;

/** The examples of Atlassian's documentation, and what they leave open. */
class QueryStringHashTest {
    @Test
    void method_path_and_query_are_joined() {
        assertThat(canonical("get", "/?param=foo")).isEqualTo("GET&/&param=foo");
        assertThat(canonical("POST", "/user")).isEqualTo("POST&/user&");
        assertThat(canonical("GET", "")).isEqualTo("GET&/&");
        assertThat(canonical("GET", "/some/path/?param=value")).isEqualTo("GET&/some/path&param=value");
        assertThat(canonical("GET", "/a&b")).isEqualTo("GET&/a%26b&");
    }

    @Test
    void parameters_are_sorted_and_those_of_one_name_joined() {
        assertThat(canonical(
                        "GET",
                        "/path/to/service?zee_last=param&repeated=parameter%201&first=param&repeated=parameter+2"))
                .isEqualTo("GET&/path/to/service&first=param&repeated=parameter%201,parameter%202&zee_last=param");
        assertThat(canonical("GET", "/?b=1&a=1&B=1&A=1")).isEqualTo("GET&/&A=1&B=1&a=1&b=1");
        assertThat(canonical("GET", "/?a=*~%2a&b")).isEqualTo("GET&/&a=%2A~%2A&b=");
        assertThat(canonical("GET", "/?jwt=x.y.z&a=1")).isEqualTo("GET&/&a=1");
    }

    @Test
    void the_path_of_the_application_is_left_out() {
        WebhookRequest request =
                WebhookRequest.of("GET", "/jira-connector/issue").build();

        assertThat(QueryStringHash.canonical(request, "/jira-connector")).isEqualTo("GET&/issue&");
    }

    @Test
    void a_query_that_cannot_be_read_makes_no_canonical_request() {
        assertThat(canonical("GET", "/?a=%zz")).isEmpty();
    }

    private static String canonical(String method, String target) {
        return QueryStringHash.canonical(WebhookRequest.of(method, target).build(), "");
    }
}
