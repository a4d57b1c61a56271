package org.webhookverifier.testkit.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.testkit.Mutation;

/** A delivery is handled once, and until it is, the sender is not told that it was. */
abstract class CopyCases {
    abstract Stage stage();

    @Test
    void acknowledges_a_copy_without_handling_it_again() throws Exception {
        WebhookRequest request = stage().signer("stripe").sign("{\"id\":\"copy\"}");
        stage().handled(request);
        RawHttp.Response copy = stage().exchange(request);

        Stage.assertPlain(copy, 200);
        assertThat(stage().recorder.lastReceipt().outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(stage().recorder.handled()).hasSize(1);
    }

    @Test
    void takes_the_same_bytes_under_a_new_id_that_is_not_signed_for_a_copy() throws Exception {
        var signer = stage().signer("github");
        stage().handled(signer.sign("{\"a\":\"replayed\"}"));
        RawHttp.Response replay = stage().exchange(signer.sign("{\"a\":\"replayed\"}", Mutation.newUnsignedId()));

        Stage.assertPlain(replay, 200);
        assertThat(stage().recorder.lastReceipt().outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(stage().recorder.handled()).hasSize(1);
    }

    @Test
    void handles_one_id_once_at_each_of_two_sources() throws Exception {
        Delivery one = stage().handled(stage().signer("stripe").sign("{\"id\":\"shared\"}"));
        Delivery other = stage().handled(stage().signer("stripe-too").sign("{\"id\":\"shared\"}"));

        assertThat(one.key().value()).isEqualTo(other.key().value());
        assertThat(one.source()).isNotEqualTo(other.source());
    }

    @Test
    void answers_500_when_a_handler_fails_and_lets_the_retry_run() throws Exception {
        stage().mayLogExceptions(true);
        WebhookRequest request = stage().signer("stripe").sign("{\"id\":\"failing\"}");
        stage().recorder.work((event, delivery) -> {
            throw new IllegalStateException("the handler of the contract fails on purpose");
        });
        Stage.assertPlain(stage().exchange(request), 500);
        assertThat(stage().recorder.lastReceipt().outcome()).isEqualTo(Outcome.FAILED);
        stage().recorder.work((event, delivery) -> {});

        stage().handled(request);
        assertThat(stage().recorder.handled()).hasSize(2);
    }

    @Test
    void answers_500_when_a_handler_throws_an_error_and_lets_the_retry_run() throws Exception {
        stage().mayLogExceptions(true);
        WebhookRequest request = stage().signer("stripe").sign("{\"id\":\"error\"}");
        stage().recorder.work((event, delivery) -> {
            throw new StackOverflowError("the handler of the contract fails on purpose");
        });
        Stage.assertPlain(stage().exchange(request), 500);
        stage().recorder.work((event, delivery) -> {});

        stage().handled(request);
    }

    @Test
    void asks_to_come_again_while_the_first_is_being_handled() throws Exception {
        WebhookRequest request = stage().signer("stripe").sign("{\"id\":\"slow\"}");
        var mayEnd = new CountDownLatch(1);
        stage().recorder.work((event, delivery) -> {
            if (!mayEnd.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The test has not let the handler end");
            }
        });
        var first = CompletableFuture.supplyAsync(() -> {
            try {
                return stage().exchange(request);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        stage().recorder
                .await("the handler has begun", recorder -> !recorder.handled().isEmpty());
        RawHttp.Response copy = stage().exchange(request);
        mayEnd.countDown();

        Stage.assertPlain(copy, 503);
        assertThat(copy.headers().first("Retry-After").map(Integer::parseInt).orElse(0))
                .isPositive();
        Stage.assertPlain(first.get(20, TimeUnit.SECONDS), 200);
        Stage.assertPlain(stage().exchange(request), 200);
        assertThat(stage().recorder.handled()).hasSize(1);
    }
}
