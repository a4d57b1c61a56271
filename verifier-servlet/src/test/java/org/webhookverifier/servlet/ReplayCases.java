package org.webhookverifier.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.testkit.WebhookSigner;
import org.webhookverifier.testkit.adapter.RawHttp;

/** What the servlet behind the filter can still read. */
abstract class ReplayCases extends PassThroughCases {
    private static final byte[] FIELDS = utf8("text=a%2Ab+c%20d&word=%C3%A4&word=second&empty=&bare&plain=\u00E4");

    @Test
    void servlet_finds_the_delivery_and_its_bytes_in_the_stream() throws Exception {
        var delivery = new AtomicReference<Delivery>();
        servlet.does((request, response) -> {
            delivery.set(WebhookFilter.delivery(request));
            assertThat(request.getContentLength()).isEqualTo(BODY.length);
            assertThat(request.getContentLengthLong()).isEqualTo(BODY.length);
            assertThat(request.getInputStream().available()).isEqualTo(BODY.length);
            request.getInputStream().transferTo(response.getOutputStream());
            assertThat(request.getInputStream().read()).isEqualTo(-1);
            assertThat(request.getInputStream().isFinished()).isTrue();
            assertThat(request.getInputStream().isReady()).isTrue();
        });
        assertThat(send(github.sign(BODY)).body()).isEqualTo(BODY);
        assertThat(delivery.get().body()).isEqualTo(BODY);
    }

    @Test
    void servlet_gets_the_length_of_a_body_that_came_in_chunks() throws Exception {
        servlet.does((request, response) -> response.getWriter().print(request.getContentLength()));
        try (RawHttp http = RawHttp.open(container.uri())) {
            assertThat(http.sendChunked(github.sign(BODY), 3).text()).isEqualTo("" + BODY.length);
        }
    }

    @Test
    void reader_takes_the_charset_of_the_request() throws Exception {
        assertThat(readLine(github.contentType("application/json;charset=UTF-8"), BODY))
                .isEqualTo(text());
        assertThat(readLine(github.contentType("text/plain; charset=iso-8859-1"), new byte[] {(byte) 0xe4}))
                .isEqualTo("\u00E4");
    }

    @Test
    void reader_decodes_as_the_container_does_when_there_is_no_charset() throws Exception {
        for (String type : List.of("text/plain", "application/json", "application/octet-stream")) {
            Programmable.Work work = (request, response) -> {
                String encoding = request.getCharacterEncoding();
                response.setContentType("text/plain;charset=UTF-8");
                response.getWriter().print(encoding + request.getReader().readLine());
            };
            servlet.does(work);
            target.does(work);
            byte[] body = utf8(type + " \u00E4");
            String unfiltered = send(WebhookRequest.post("/target/a")
                            .header("Content-Type", type)
                            .body(body)
                            .build())
                    .text();
            assertThat(send(github.contentType(type).sign(body)).text()).isEqualTo(unfiltered);
        }
    }

    @Test
    void reader_and_form_take_the_encoding_that_the_application_sets() throws Exception {
        servlet.does((request, response) -> {
            request.setCharacterEncoding("UTF-8");
            assertThat(request.getCharacterEncoding()).isEqualTo("UTF-8");
            assertThat(request.getReader().readLine()).isEqualTo(text());
        });
        assertThat(send(github.contentType("text/plain").sign(BODY)).status()).isEqualTo(200);
        servlet.does((request, response) -> {
            request.setCharacterEncoding("ISO-8859-1");
            assertThat(request.getParameter("a")).isEqualTo("\u00E4");
        });
        assertThat(send(slack.contentType(FORM).sign("a=%E4")).status()).isEqualTo(200);
        servlet.does((request, response) -> request.setCharacterEncoding("none such"));
        assertThat(send(slack.contentType(FORM).sign("a=2")).status()).isEqualTo(500);
    }

    @Test
    void stream_and_reader_exclude_each_other() throws Exception {
        servlet.does((request, response) -> {
            BufferedReader reader = request.getReader();
            assertThat(request.getReader()).isSameAs(reader);
            assertThatThrownBy(request::getInputStream).isInstanceOf(IllegalStateException.class);
        });
        assertThat(send(github.sign("1")).status()).isEqualTo(200);
        servlet.does((request, response) -> {
            assertThat(request.getInputStream()).isSameAs(request.getInputStream());
            assertThatThrownBy(request::getReader).isInstanceOf(IllegalStateException.class);
        });
        assertThat(send(github.sign("2")).status()).isEqualTo(200);
    }

    @Test
    void form_gives_the_parameters_that_the_container_would_have_given() throws Exception {
        Programmable.Work work = (request, response) -> {
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().print(parameters(request));
        };
        servlet.does(work);
        target.does(work);
        String type = FORM + "; charset=UTF-8";
        var unfiltered = WebhookRequest.post("/target/a?word=q%20&word=r&other=%2A")
                .header("Content-Type", type)
                .body(FIELDS)
                .build();
        var filtered = slack.contentType(type)
                .target("/webhooks/slack?word=q%20&word=r&other=%2A")
                .sign(FIELDS);

        assertThat(send(filtered).text())
                .isEqualTo(send(unfiltered).text())
                .contains("word=[q , r, \u00E4, second]")
                .contains("text=[a*b c d]")
                .contains("other=[*]");
    }

    @Test
    void form_is_UTF_8_where_nobody_says_otherwise() throws Exception {
        servlet.does((request, response) -> {
            assertThat(request.getParameter("text")).isEqualTo("\uD83D\uDE80");
            assertThat(request.getParameter("none")).isNull();
            assertThat(request.getParameterValues("none")).isNull();
            assertThat(request.getParameterValues("text")).containsExactly("\uD83D\uDE80");
            assertThat(List.of("text").iterator().next())
                    .isEqualTo(request.getParameterNames().nextElement());
            assertThatThrownBy(() -> request.getParameterMap().clear())
                    .isInstanceOf(UnsupportedOperationException.class);
        });
        assertThat(send(slack.contentType("Application/X-WWW-Form-Urlencoded").sign("text=%F0%9F%9A%80"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void only_a_form_has_parameters_in_its_body() throws Exception {
        servlet.does((request, response) -> {
            assertThat(parameters(request)).isEqualTo("{a=[1]}");
            assertThat(request.getInputStream().readAllBytes()).isEqualTo(utf8("b=2"));
        });
        assertThat(send(github.contentType("text/plain")
                                .target("/webhooks/github?a=1")
                                .sign("b=2"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refuses_to_parse_a_multipart_body_again_and_says_what_to_do() throws Exception {
        servlet.does((request, response) -> {
            assertThatThrownBy(request::getParts)
                    .isInstanceOf(ServletException.class)
                    .hasMessage(
                            "A verified multipart body is not parsed again: read it from the stream or the delivery.");
            assertThatThrownBy(() -> request.getPart("a")).isInstanceOf(ServletException.class);
            assertThat(WebhookFilter.delivery(request).body()).startsWith('-', '-', 'x');
        });
        String body = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--\r\n";
        assertThat(send(github.contentType("multipart/form-data; boundary=x").sign(body))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_broken_escape_in_a_form_is_the_fault_of_the_form() throws Exception {
        servlet.does((request, response) -> assertThatThrownBy(request::getParameterMap)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The form cannot be read"));
        assertThat(send(github.contentType(FORM).sign("a=%zz")).status()).isEqualTo(200);
    }

    private String readLine(WebhookSigner signer, byte[] body) throws IOException {
        var line = new AtomicReference<String>();
        servlet.does((request, response) -> line.set(request.getReader().readLine()));
        assertThat(send(signer.sign(body)).status()).isEqualTo(200);
        return line.get();
    }

    private static String text() {
        return new String(BODY, StandardCharsets.UTF_8);
    }
}
