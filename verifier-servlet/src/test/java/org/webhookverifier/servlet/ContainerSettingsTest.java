package org.webhookverifier.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.testkit.WebhookSigner;
import org.webhookverifier.testkit.adapter.RawHttp;

/** What a container's own settings change, and what they must not. */
class ContainerSettingsTest {
    private static final int LIMIT = 64 * 1024;
    private static final String SECRET = "settings-secret";

    private final WebhookSigner github = WebhookSigner.of("github", SECRET);

    @Test
    void tomcat_reads_at_most_its_own_limit_of_a_refused_body_if_nobody_tells_it_not_to(TestReporter reporter)
            throws Exception {
        var tomcat = new Tomcat11("");
        tomcat.context().setSwallowAbortedUploads(true);
        tomcat.filter(new WebhookFilter(receiver()), "/*")
                .servlet(new Application(), "/")
                .start();
        try (RawHttp http = RawHttp.open(tomcat.uri())) {
            http.write(http.head(github.sign("x"), "Content-Length: " + (1 << 30)));
            assertThat(http.read().status()).isEqualTo(413);
            long taken = writeOn(http);
            reporter.publishEntry("bytes written after the 413, the kernel's buffers included", "" + taken);
            assertThat(taken).isLessThan(64 << 20);
        } finally {
            tomcat.stop();
        }
    }

    @Test
    void a_path_that_jetty_cannot_tell_does_not_lead_past_the_filter() throws Exception {
        var servlet = new Programmable();
        var jetty = new JettyEe11("/");
        jetty.http().setUriCompliance(UriCompliance.UNSAFE);
        jetty.filter(WebhookFilter.passThrough(receiver()), "/*")
                .servlet(servlet, "/webhooks/*")
                .start();
        try {
            for (String path : List.of(
                    "/x/..;/webhooks/github",
                    "/webhooks/x/%2e%2e/github",
                    "/webhooks%2Fgithub",
                    "/webhooks//github",
                    "/webhooks/github%2F",
                    "/webhooks/github/%2e")) {
                RawHttp.Response response = RawHttp.exchange(
                        jetty.uri(), WebhookRequest.post(path).body(new byte[9]).build());

                assertThat(response.status()).as(path).isEqualTo(400);
                assertThat(servlet.calls()).isZero();
            }
        } finally {
            jetty.stop();
        }
    }

    @Test
    void an_ambiguous_path_that_is_no_webhook_goes_on_to_the_application() throws Exception {
        var servlet = new Programmable();
        var jetty = new JettyEe11("/");
        jetty.http().setUriCompliance(UriCompliance.UNSAFE);
        jetty.filter(new WebhookFilter(receiver()), "/*").servlet(servlet, "/*").start();
        try {
            var request = WebhookRequest.post("/files/a%2Fb").build();
            assertThat(RawHttp.exchange(jetty.uri(), request).status()).isEqualTo(200);
            assertThat(servlet.calls()).isEqualTo(1);
        } finally {
            jetty.stop();
        }
    }

    @Test
    void knows_peers_that_come_by_IPv6() throws Exception {
        InetAddress loopback = Inet6Address.getByName("::1");
        Assumptions.assumeTrue(canListen(loopback), "this machine has IPv6");
        for (boolean allowed : new boolean[] {true, false}) {
            var jetty = new JettyEe11("/");
            ServerConnector connector = jetty.listenAlsoAt("::1");
            var source = Source.of("github", SECRET).allow(allowed ? "::1" : "::2");
            jetty.filter(
                            new WebhookFilter(
                                    WebhookReceiver.builder().source(source).build()),
                            "/*")
                    .servlet(new Application(), "/")
                    .start();
            try {
                var uri = URI.create("http://[::1]:" + connector.getLocalPort());
                assertThat(RawHttp.exchange(uri, github.sign("{}")).status()).isEqualTo(allowed ? 200 : 403);
            } finally {
                jetty.stop();
            }
        }
    }

    private WebhookReceiver receiver() {
        return WebhookReceiver.builder()
                .source(Source.of("github", SECRET).bodyLimit(LIMIT))
                .build();
    }

    private static long writeOn(RawHttp http) {
        byte[] piece = new byte[8 * 1024];
        long written = 0;
        try {
            while (written < 1 << 30) {
                http.write(piece);
                written += piece.length;
            }
        } catch (IOException e) {
            // The server has closed the connection.
        }
        return written;
    }

    private static boolean canListen(InetAddress address) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, 0));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
