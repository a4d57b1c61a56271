package org.webhookverifier.provider;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webhookverifier.config.WebhookConfigurationException;

class DescriptionTest {
    private static final String COMPLETE = """
            {
                "$schema": "provider.schema.json",
                "id": "acme",
                "name": "Acm\\u00e9 \\"GmbH\\" \\/\\\\",
                "schemes": [
                    {
                        "kind": "hmac", "hash": "sha512", "key": "hex", "secretPrefix": "0a",
                        "content": "{id}:{timestamp}:{body}", "idHeader": "X-Id",
                        "signature": { "header": "X-S", "separator": ";", "prefix": "s=", "encoding": "base64url" },
                        "timestamp": { "header": "X-T", "unit": "milliseconds", "toleranceSeconds": 60 }
                    },
                    { "kind": "token", "header": "Authorization", "form": "basic", "secretPrefix": "u:" }
                ],
                "facts": { "id": ["header:X-Id"], "type": ["json:/type"], "version": [], "time": ["json:/at"] },
                "handshakes": [ { "when": "json:/type", "equals": "ping", "echo": "json:/challenge" } ],
                "payload": ["form:payload"],
                "successStatus": 202,
                "retry": { "timeoutSeconds": 5, "windowMinutes": 60, "note": "3 times" },
                "headers": ["X-Kept"],
                "evidence": ["a vector"]
            }
            """;

    @TempDir
    private Path folder;

    @Test
    @Tag("odd-jvm")
    void a_file_gives_the_same_model_as_the_builder() throws IOException {
        Provider acme = Provider.read(Files.writeString(folder.resolve("acme.json"), COMPLETE));
        var hmac = (SignatureScheme) acme.schemes().get(0);

        assertThat(acme.id()).isEqualTo("acme");
        assertThat(acme.name()).isEqualTo("Acm\u00e9 \"GmbH\" /\\");
        assertThat(hmac.hash()).isEqualTo(Hash.SHA512);
        assertThat(hmac.key()).isEqualTo(KeyFormat.HEX);
        assertThat(hmac.secretPrefix()).isEqualTo("0a");
        assertThat(hmac.content()).isEqualTo(Content.parse("{id}:{timestamp}:{body}"));
        assertThat(hmac.idHeader()).hasValue("X-Id");
        assertThat(hmac.signature())
                .isEqualTo(new SignatureFormat(List.of(new Ref.Header("X-S")), ";", "s=", false, Encoding.BASE64URL));
        assertThat(hmac.timestamp())
                .hasValue(new TimestampFormat(
                        new Ref.Header("X-T"),
                        "",
                        TimestampFormat.Unit.MILLISECONDS,
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1)));
        assertThat(acme.schemes().get(1)).isEqualTo(new TokenScheme("Authorization", TokenScheme.Form.BASIC, "u:"));
        assertThat(acme.facts().type()).containsExactly(Ref.parse("json:/type"));
        assertThat(acme.handshakes()).hasSize(1);
        assertThat(acme.successStatus()).isEqualTo(202);
        assertThat(acme.retry()).isEqualTo(new Retry(Duration.ofSeconds(5), Duration.ofHours(1)));
        assertThat(acme.headers()).containsExactly("X-Kept");
        assertThat(acme.evidence()).containsExactly("a vector");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | it ends too early",
                "[] | it is no object",
                "{} x | text after the object",
                "{'id':'a','id':'b'} | the member 'id' occurs twice",
                "{'ident':'acme'} | the description has unknown members: ident",
                "{'id':7} | the description: 'id' has the wrong form",
                "{'id':'a','schemes':[7]} | an element of 'schemes' is no object",
                "{'id':'a','payload':[7]} | an element of 'payload' is no text",
                "{'id':'a','schemes':[{'kind':'dsa'}]} | schemes has the kind 'dsa'",
                "{'id':'a','schemes':[{'kind':'hmac','hash':'md4'}]} | schemes has the hash 'md4', which is not known",
                "{'id':'a','schemes':[{'kind':'hmac','key':'rot13'}]} | schemes has the key 'rot13'",
                "{'id':'a','schemes':[{'kind':'token','header':'A','form':'card'}]} | schemes has the form 'card'",
                "{'id':'a','schemes':[{'kind':'token','header':'A','x':1}]} | schemes has unknown members: x",
                "{'id':1.5} | ',' is expected",
                "{'id':'\\q'} | unknown escape",
                "{'id':'\\u00zz'} | mistake",
                "{'id':'\t'} | control character",
                "{'id':'a | it ends too early",
                "{'id':['a',]} | a value is expected",
                "{'id' 'a'} | ':' is expected",
                "{'id':'a' 'b'} | ',' is expected",
                "[[[[[[[[[[[[]]]]]]]]]]]] | nested too deeply",
            })
    void a_mistake_of_form_is_named_with_the_file(String text, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("acme.json"), text.replace('\'', '"'));

        assertThatThrownBy(() -> Provider.read(file))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("acme.json")
                .hasMessageContaining(message);
    }

    @Test
    void a_mistake_of_form_is_named_with_its_line() throws IOException {
        Path file = Files.writeString(folder.resolve("acme.json"), "{\n\"id\": \"acme\",\n\"name\" 1\n}");

        assertThatThrownBy(() -> Provider.read(file)).hasMessageContaining("line 3");
    }

    @Test
    void a_mistake_of_content_is_named_with_the_provider() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "{\"id\":\"acme\",\"schemes\":[{\"kind\":\"hmac\"}]}");

        assertThatThrownBy(() -> Provider.read(file))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("Provider 'acme': a scheme does not say where the signature is");
    }

    @Test
    void a_file_that_is_missing_or_no_utf_8_is_named() throws IOException {
        Path latin = Files.writeString(folder.resolve("latin.json"), "{\"id\":\"\u00e9\"}", ISO_8859_1);

        assertThatThrownBy(() -> Provider.read(folder.resolve("none.json")))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("none.json' cannot be read");
        assertThatThrownBy(() -> Provider.read(latin)).hasMessageContaining("latin.json' cannot be read as UTF-8");
    }
}
