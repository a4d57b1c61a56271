package org.webhookverifier.testkit.adapter;

import org.junit.jupiter.api.Test;
import org.webhookverifier.testkit.WebhookSigner;

/** The URL that a provider signs is the one that trusted proxies tell, with path and query as they came. */
abstract class PublicUrlCases {
    private static final String URL = "https://hooks.example.com";
    private static final String QUERY = "?a=%2F&b=x%20y&c=%7e&&d=";

    abstract Stage stage();

    @Test
    void verifies_the_url_that_a_trusted_proxy_tells_with_the_query_byte_for_byte() throws Exception {
        stage().handled(proxied("called", "proxied").sign("n=1"));
    }

    @Test
    void takes_the_host_that_a_trusted_proxy_passes_on_if_it_tells_no_other() throws Exception {
        String here = "https://" + stage().uri().getRawAuthority() + path();
        WebhookSigner signer = signer("called", "host").publicUrl(here);
        stage().handled(signer.header("X-Forwarded-For", "192.0.2.9")
                .header("X-Forwarded-Proto", "https")
                .sign("n=2"));
    }

    @Test
    void verifies_the_url_in_an_element_of_forwarded() throws Exception {
        stage().handled(signer("called-by-element", "element")
                .header("Forwarded", "for=198.51.100.1;host=evil.example;proto=http")
                .header("Forwarded", "for=192.0.2.9;host=hooks.example.com;proto=https")
                .sign("n=3"));
    }

    @Test
    void refuses_the_signature_of_another_url() throws Exception {
        stage().refused(
                        proxied("called", "elsewhere")
                                .publicUrl("https://elsewhere.example.com")
                                .sign("n=4"),
                        401,
                        "bad_signature");
    }

    @Test
    void refuses_what_is_told_twice() throws Exception {
        stage().refused(
                        proxied("called", "twice")
                                .header("X-Forwarded-Host", "elsewhere.example.com")
                                .sign("n=5"),
                        401,
                        "malformed");
    }

    @Test
    void does_not_believe_a_url_from_a_peer_that_is_no_proxy() throws Exception {
        stage().refused(proxied("called-directly", "direct").sign("n=6"), 401, "malformed");
    }

    private WebhookSigner proxied(String source, String name) {
        return signer(source, name)
                .header("X-Forwarded-For", "192.0.2.9")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "hooks.example.com");
    }

    private WebhookSigner signer(String source, String name) {
        return stage().signer(source).publicUrl(URL + path()).target("/webhooks/" + source + QUERY + name);
    }

    /** Returns the path of the server's application, which is a part of the URL that the provider calls. */
    private String path() {
        return stage().uri().getRawPath();
    }
}
