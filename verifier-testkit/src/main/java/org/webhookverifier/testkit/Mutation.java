package org.webhookverifier.testkit;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verification;
import org.webhookverifier.verify.Verified;

/**
 * One thing to break in a sound request, and the answer that it has to get.
 *
 * <pre>{@code
 * Mutation forged = Mutation.flippedBodyBit(0);
 * assertThat(verifier.verify(signer.sign(body, forged))).matches(forged::isAnsweredBy);
 * }</pre>
 *
 * <p>{@link #all} gives those that apply to what a signer signs. An application can make its own. Immutable.
 *
 * @param name what is broken, for the names of tests
 * @param reasons the reasons of which the verifier has to give one; empty if the request has to verify all the same
 * @param scope whether it applies to what a signer signs
 * @param change signs a body and breaks it; the body is never empty
 */
public record Mutation(String name, Set<Reason> reasons, Predicate<WebhookSigner> scope, Change change) {
    /** Signs a body in a way that is broken. */
    @FunctionalInterface
    public interface Change {
        /** Returns the broken request. The body is never empty, and stays as it is. */
        WebhookRequest apply(WebhookSigner signer, byte[] body);
    }

    /** Keeps its own copy of the reasons. */
    public Mutation {
        reasons = Set.copyOf(reasons);
    }

    /** Returns the mutations that apply to what the given signer signs: those of body, headers, signatures, tokens, time and id. */
    public static List<Mutation> all(WebhookSigner signer) {
        return Stream.of(
                        BodyMutations.all(signer.readsBody()),
                        HeaderMutations.all(signer.securityHeaders()),
                        SignatureMutations.all(),
                        TokenMutations.all(),
                        TimeMutations.all(signer),
                        IdMutations.all())
                .flatMap(List::stream)
                .filter(mutation -> mutation.scope().test(signer))
                .toList();
    }

    /** Changes one bit of the body. Bits are counted from the first byte's lowest on, and again from there after the last. */
    public static Mutation flippedBodyBit(int bit) {
        return BodyMutations.flippedBit(bit);
    }

    /** Leaves a security header out. */
    public static Mutation missingHeader(String name) {
        return HeaderMutations.missing(name);
    }

    /** Sends a security header twice, with the same value. */
    public static Mutation duplicateHeader(String name) {
        return HeaderMutations.duplicate(name);
    }

    /** Changes one bit of the signature. Bits are counted from the first byte's lowest on, and again from there after the last. */
    public static Mutation flippedSignatureBit(int bit) {
        return SignatureMutations.flippedBit(bit);
    }

    /** Cuts the signature to its first bytes. */
    public static Mutation truncatedSignature(int bytes) {
        return SignatureMutations.truncated(bytes);
    }

    /** Signs with another secret of the same form. */
    public static Mutation wrongSecret() {
        return SignatureMutations.wrongSecret();
    }

    /** Signs one second before the tolerance begins. */
    public static Mutation stale() {
        return TimeMutations.stale();
    }

    /** Signs one second after the tolerance ends. */
    public static Mutation future() {
        return TimeMutations.future();
    }

    /** Signs a text that is no timestamp where one belongs. */
    public static Mutation malformedTimestamp(String text) {
        return TimeMutations.malformed(text);
    }

    /** Gives the request another id where the signature does not cover it: it verifies, and must still be known as a duplicate. */
    public static Mutation newUnsignedId() {
        return IdMutations.newUnsignedId();
    }

    /** Sends the request from another address; for a source that lets only some addresses send. */
    public static Mutation fromPeer(String address) {
        return HeaderMutations.fromPeer(address);
    }

    /** Sends the request to another raw target, for example the path of another tenant. */
    public static Mutation toTarget(String target) {
        return HeaderMutations.toTarget(target);
    }

    /** Returns whether a verification is what this mutation has to get. */
    public boolean isAnsweredBy(Verification verification) {
        return verification instanceof Rejected rejected
                ? reasons.contains(rejected.reason())
                : verification instanceof Verified && reasons.isEmpty();
    }

    @Override
    public String toString() {
        return name;
    }
}
