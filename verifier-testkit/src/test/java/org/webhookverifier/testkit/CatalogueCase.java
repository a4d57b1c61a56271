package org.webhookverifier.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.provider.Scheme;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.TokenScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.verify.Verified;

/**
 * A way in which a provider of the catalogue proves its requests.
 *
 * @param setup the source
 * @param form what is signed
 */
record CatalogueCase(Setup setup, Form form) {
    /** Writes the body of a delivery, and signs it. */
    @FunctionalInterface
    interface Form {
        /**
         * Returns a request.
         *
         * @param mark tells this delivery from others
         */
        WebhookRequest sign(WebhookSigner signer, String mark);
    }

    /** Returns a case for each scheme of every provider. */
    static Stream<CatalogueCase> all() {
        var cases = new ArrayList<CatalogueCase>();
        for (Setup setup : DescribedSetups.all()) {
            cases.add(new CatalogueCase(setup, CodedForms.usual(setup.source().provider())));
        }
        for (String name : Provider.names()) {
            Provider provider = Provider.named(name);
            if (provider.schemes().stream().anyMatch(CodedScheme.class::isInstance)) {
                CodedForms.of(provider)
                        .forEach((what, form) -> cases.add(new CatalogueCase(CodedForms.setup(provider, what), form)));
            }
        }
        return cases.stream();
    }

    Provider provider() {
        return setup.source().provider();
    }

    /** Returns the scheme that its secret belongs to. */
    Scheme scheme() {
        return setup.signer().schemes().get(0).scheme();
    }

    /** Returns a request of the delivery that is marked so. */
    WebhookRequest sign(String mark) {
        return sign(setup.signer(), mark);
    }

    WebhookRequest sign(WebhookSigner signer, String mark) {
        return form.sign(signer, mark);
    }

    /** Returns what a sound request is verified as. */
    Verified verified() {
        return (Verified) setup.verifier().verify(sign("a1"));
    }

    /** Returns where the signature or token is. */
    Ref signaturePlace() {
        Scheme scheme = scheme();
        if (scheme instanceof SignatureScheme signature) {
            return signature.signature().at().get(0);
        }
        if (scheme instanceof TokenScheme token) {
            return token.at();
        }
        List<String> headers = setup.signer().securityHeaders();
        return headers.isEmpty()
                ? Ref.parse(Map.of(
                                "microsoft-graph", "json:/clientState",
                                "kinde", "json:",
                                "apple-app-store", "json:/signedPayload",
                                "adyen", "json:/hmacSignature",
                                "payos", "json:/signature",
                                "aws-sns", "json:/Signature",
                                "dropbox-sign", "json:/event_hash",
                                "braintree", "form:bt_signature")
                        .get(provider().id()))
                : new Ref.Header(headers.get(0));
    }

    @Override
    public String toString() {
        return setup.name();
    }
}
