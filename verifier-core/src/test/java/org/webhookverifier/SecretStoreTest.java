package org.webhookverifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Secret;
import org.webhookverifier.source.SecretStore;
import org.webhookverifier.source.Source;

class SecretStoreTest {
    private static final String IN_HEADER =
            "{'signed':false,'when':'header:X-Hook-Secret','keeps':'header:X-Hook-Secret','reply':{'headers':{'X-Hook-Secret':'{header:X-Hook-Secret}'}}}";
    private static final String IN_BODY =
            "{'signed':false,'when':'json:/verification_token','keeps':'json:/verification_token','reply':{}}";

    @TempDir
    private Path folder;

    @Test
    void the_secret_of_the_first_call_verifies_what_comes_after_and_outlives_the_application() throws IOException {
        WebhookReceiver receiver = receiver(IN_HEADER, SecretStore.directory(folder.resolve("secrets")));

        assertThat(receiver.receive("acme", signed("first", "{}")).answer().status())
                .isEqualTo(401);
        Receipt receipt = receiver.receive("acme", hello("first"));
        assertThat(receipt.outcome()).isEqualTo(Outcome.HANDSHAKE);
        assertThat(receipt.answer().headers()).containsEntry("X-Hook-Secret", "first");
        assertThat(receiver.receive("acme", signed("first", "{}")).answer().status())
                .isEqualTo(200);

        WebhookReceiver restarted = receiver(IN_HEADER, SecretStore.directory(folder.resolve("secrets")));
        assertThat(restarted.receive("acme", signed("first", "{}")).answer().status())
                .isEqualTo(200);
    }

    @Test
    void nobody_replaces_a_secret_that_is_there() throws IOException {
        SecretStore store = SecretStore.directory(folder.resolve("secrets"));
        WebhookReceiver receiver = receiver(IN_HEADER, store);
        receiver.receive("acme", hello("first"));

        assertThat(receiver.receive("acme", hello("second")).outcome()).isNotEqualTo(Outcome.HANDSHAKE);
        assertThat(receiver.receive("acme", signed("second", "{}")).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(receiver.receive("acme", hello("first")).outcome()).isEqualTo(Outcome.HANDSHAKE);

        store.forget("");
        assertThat(receiver.receive("acme", hello("second")).outcome()).isEqualTo(Outcome.HANDSHAKE);
    }

    @Test
    void a_secret_may_come_in_the_body_of_a_request_that_nothing_proves() throws IOException {
        WebhookReceiver receiver = receiver(IN_BODY, SecretStore.directory(folder.resolve("secrets")));
        var first = WebhookRequest.post("/webhooks/acme")
                .body("{\"verification_token\":\"secret_tMrlL1qK5vuQAh1b6cZGhFChZTSYJlce98V0pYn7yBl\"}".getBytes(UTF_8))
                .build();

        assertThat(receiver.receive("acme", first).outcome()).isEqualTo(Outcome.HANDSHAKE);
        assertThat(receiver.receive("acme", signed("secret_tMrlL1qK5vuQAh1b6cZGhFChZTSYJlce98V0pYn7yBl", "{}"))
                        .answer()
                        .status())
                .isEqualTo(200);
        assertThat(receiver.receive("acme", signed("another", "{\"verification_token\":\"another\"}"))
                        .outcome())
                .isEqualTo(Outcome.REJECTED);
    }

    @Test
    void without_a_store_no_secret_is_taken() throws IOException {
        var receiver = WebhookReceiver.builder()
                .source(Source.named("acme").provider(provider(IN_HEADER)).secrets("mine"))
                .build();

        assertThat(receiver.receive("acme", hello("theirs")).outcome()).isNotEqualTo(Outcome.HANDSHAKE);
    }

    @Test
    void only_the_owner_can_read_the_files_and_no_tenant_leads_out_of_the_directory() throws IOException {
        SecretStore store = SecretStore.directory(folder.resolve("secrets"));

        assertThat(store.keep("one", Secret.of("s1"))).isTrue();
        assertThat(store.keep("", Secret.of("s2"))).isTrue();
        assertThat(store.secrets("one")).containsExactly(Secret.of("s1"));
        assertThat(store.secrets("two")).isEmpty();
        try (var files = Files.list(folder.resolve("secrets"))) {
            assertThat(files)
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
        assertThatThrownBy(() -> store.keep("../x", Secret.of("s"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.secrets("a/b")).isInstanceOf(IllegalArgumentException.class);
    }

    private static WebhookRequest hello(String secret) {
        return WebhookRequest.post("/webhooks/acme")
                .header("X-Hook-Secret", secret)
                .build();
    }

    private static WebhookRequest signed(String secret, String body) {
        return WebhookRequest.post("/webhooks/acme")
                .header("X-Acme-Signature", SignedRequests.hex(secret, body.getBytes(UTF_8)))
                .body(body.getBytes(UTF_8))
                .build();
    }

    private WebhookReceiver receiver(String handshake, SecretStore store) throws IOException {
        return WebhookReceiver.builder()
                .source(Source.named("acme").provider(provider(handshake)).secretResolver(store))
                .build();
    }

    private Provider provider(String handshake) throws IOException {
        String text =
                "{'id':'acme','schemes':[{'kind':'hmac','signature':{'header':'X-Acme-Signature'}}],'handshakes':["
                        + handshake + "]}";
        return Provider.read(Files.writeString(folder.resolve("acme.json"), text.replace('\'', '"')));
    }
}
