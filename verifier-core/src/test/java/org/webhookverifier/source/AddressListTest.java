package org.webhookverifier.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.request.WebhookRequest;

class AddressListTest {
    private static final URI META = URI.create("https://api.example.com/meta");

    @TempDir
    private Path folder;

    @Test
    void only_the_addresses_of_the_list_and_those_given_besides_may_send() throws IOException {
        Path file = Files.writeString(folder.resolve("ranges"), "# hooks\n192.0.2.0/28 # one\n\n2001:db8::/32\n");
        Source source = Source.of("stripe", "whsec_x")
                .allow(AddressList.file(file))
                .allow("198.51.100.1")
                .build();

        assertThat(admits(source, "192.0.2.3")).isTrue();
        assertThat(admits(source, "2001:db8::1")).isTrue();
        assertThat(admits(source, "198.51.100.1")).isTrue();
        assertThat(admits(source, "192.0.2.16")).isFalse();
    }

    @Test
    void a_published_document_is_read_at_its_pointers() throws IOException {
        Downloads downloads = (address, limit) -> {
            assertThat(address).isEqualTo(META);
            return "{\"x\":1,\"hooks\":[\"192.0.2.0/28\"],\"more\":{\"v6\":[\"2001:db8::\\/32\"]}}".getBytes(UTF_8);
        };

        assertThat(AddressList.json(META, downloads, "/hooks", "/more/v6").ranges())
                .containsExactly("192.0.2.0/28", "2001:db8::/32");
        assertThatThrownBy(() -> AddressList.json(META, downloads, "/x").ranges())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no array at '/x'");
        assertThatThrownBy(() -> AddressList.json(META, (address, limit) -> "<html>".getBytes(UTF_8), "/x")
                        .ranges())
                .isInstanceOf(IOException.class);
    }

    @Test
    void the_addresses_that_a_provider_publishes_are_fetched_from_where_its_description_says() {
        Downloads downloads = (address, limit) -> {
            assertThat(address).isEqualTo(URI.create("https://api.github.com/meta"));
            return "{\"hooks\":[\"192.30.252.0/22\"],\"web\":[\"198.51.100.0/24\"]}".getBytes(UTF_8);
        };
        Source source =
                Source.of("github", "s").allowPublished().downloads(downloads).build();

        assertThat(admits(source, "192.30.252.1")).isTrue();
        assertThat(admits(source, "198.51.100.1")).isFalse();
        assertThatThrownBy(() -> Source.of("slack", "s").allowPublished().build())
                .hasMessageContaining("publishes no list of addresses");
    }

    @Test
    void of_atlassians_list_only_what_the_product_sends_from_counts() {
        String list = "{'creationDate':'2026-11-01T00:00:00.000000','syncToken':1762000000,'items':["
                + item("192.0.2.0/28", "'bitbucket','jira'", "'egress','ingress'") + ","
                + item("2001:db8:1::/48", "'jira'", "'egress'") + ","
                + item("198.51.100.0/28", "'jira'", "'ingress'") + ","
                + item("203.0.113.0/28", "'trello'", "'egress'") + ","
                + "{'network':'10.0.0.0','mask_len':8,'cidr':'10.0.0.0/8','mask':'255.0.0.0'}]}";
        var jira = published("jira-cloud", Map.of("https://ip-ranges.atlassian.com/", list), "s");

        assertThat(admits(jira, "192.0.2.3")).isTrue();
        assertThat(admits(jira, "2001:db8:1::7")).isTrue();
        assertThat(admits(jira, "198.51.100.3")).isFalse();
        assertThat(admits(jira, "203.0.113.3")).isFalse();
        assertThat(admits(jira, "10.0.0.1")).isFalse();
        assertThat(admits(
                        published("bitbucket", Map.of("https://ip-ranges.atlassian.com/", list), "s"), "2001:db8:1::7"))
                .isFalse();
        assertThat(admits(published("trello", Map.of("https://ip-ranges.atlassian.com/", list), "s"), "203.0.113.3"))
                .isTrue();
    }

    @Test
    void of_pagerduty_the_lists_of_both_regions_count_and_both_have_to_be_there() {
        String lists = "https://developer.pagerduty.com/ip-safelists/webhooks-";
        Map<String, String> both = Map.of(
                lists + "us-service-region-json", "['192.0.2.1','192.0.2.2']",
                lists + "eu-service-region-json", "['198.51.100.1']");
        var source = published("pagerduty", both, "s");

        assertThat(admits(source, "192.0.2.2")).isTrue();
        assertThat(admits(source, "198.51.100.1")).isTrue();
        assertThat(admits(source, "192.0.2.3")).isFalse();
        assertThatThrownBy(() -> published("pagerduty", Map.of(lists + "us-service-region-json", "['192.0.2.1']"), "s"))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void of_paddle_the_ranges_of_its_interface_count() {
        String list = "{'data':{'ipv4_cidrs':['192.0.2.1/32','192.0.2.2/32']},'meta':{'request_id':'x'}}";
        var source = published("paddle", Map.of("https://api.paddle.com/ips", list), "pdl_ntfset_x");

        assertThat(admits(source, "192.0.2.1")).isTrue();
        assertThat(admits(source, "192.0.2.3")).isFalse();
    }

    private static String item(String cidr, String products, String directions) {
        return "{'network':'x','mask_len':1,'cidr':'" + cidr + "','mask':'x','region':['global'],'product':[" + products
                + "],'direction':[" + directions + "],'perimeter':'commercial'}";
    }

    private static Source published(String provider, Map<String, String> documents, String secret) {
        Downloads downloads = (address, limit) -> {
            String document = documents.get(address.toString());
            if (document == null) {
                throw new IOException("not there");
            }
            return document.replace('\'', '"').getBytes(UTF_8);
        };
        return Source.of(provider, secret)
                .publicUrl("https://hooks.example.com")
                .unsafeUnconfirmedProvider()
                .allowPublished()
                .downloads(downloads)
                .build();
    }

    @Test
    void a_list_that_cannot_be_read_is_empty_or_holds_no_range_fails_the_start() {
        assertThatThrownBy(() -> source(AddressList.file(folder.resolve("none"))))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("Source 'stripe': The list of addresses cannot be read");
        assertThatThrownBy(() -> source(List::of)).hasMessageContaining("is empty");
        assertThatThrownBy(() -> source(() -> List.of("example.com"))).hasMessageContaining("example.com");
    }

    @Test
    @Timeout(30)
    void an_old_list_is_read_again_by_one_thread_while_the_old_one_counts() throws Exception {
        var nanos = new AtomicLong();
        var answer = new AtomicReference<>(List.of("192.0.2.1"));
        var reads = new AtomicInteger();
        var asked = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        AddressList list = () -> {
            if (reads.incrementAndGet() > 1) {
                asked.countDown();
                await(release);
            }
            return answer.get();
        };
        ListedRanges ranges = ListedRanges.read("s", List.of(), List.of(list), nanos::get);

        nanos.set(ListedRanges.LIFETIME.toNanos() - 1);
        ranges.current();
        assertThat(reads).hasValue(1);

        answer.set(List.of("192.0.2.2"));
        nanos.set(ListedRanges.LIFETIME.toNanos());
        for (int i = 0; i < 100; i++) {
            assertThat(ranges.current().contains("192.0.2.1")).isTrue();
        }
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        release.countDown();
        while (!ranges.current().contains("192.0.2.2")) {
            assertThat(Thread.currentThread().isInterrupted()).as("timed out").isFalse();
            Thread.onSpinWait();
        }
        assertThat(ranges.current().contains("192.0.2.1")).isFalse();
        assertThat(reads).hasValue(2);
    }

    @Test
    @Timeout(30)
    void after_a_failure_the_last_list_counts_and_a_minute_later_it_is_tried_again() throws Exception {
        var nanos = new AtomicLong();
        var reads = new AtomicInteger();
        var failed = new CountDownLatch(1);
        AddressList list = () -> {
            int number = reads.incrementAndGet();
            if (number == 2) {
                failed.countDown();
                throw new IOException("down");
            }
            return List.of("192.0.2." + number);
        };
        ListedRanges ranges = ListedRanges.read("s", List.of(), List.of(list), nanos::get);

        nanos.addAndGet(ListedRanges.LIFETIME.toNanos());
        ranges.current();
        assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ranges.current().contains("192.0.2.1")).isTrue();

        while (!ranges.current().contains("192.0.2.3")) {
            nanos.addAndGet(ListedRanges.PAUSE.toNanos());
            assertThat(Thread.currentThread().isInterrupted()).as("timed out").isFalse();
            Thread.onSpinWait();
        }
        assertThat(reads).hasValueGreaterThanOrEqualTo(3);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Source source(AddressList list) {
        return Source.of("stripe", "whsec_x").allow(list).build();
    }

    private static boolean admits(Source source, String peer) {
        return source.addresses().admits(WebhookRequest.post("/").peer(peer).build());
    }
}
