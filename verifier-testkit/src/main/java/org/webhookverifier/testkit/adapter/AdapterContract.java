package org.webhookverifier.testkit.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.webhookverifier.WebhookReceiver;

/**
 * What every HTTP adapter has to do, as tests over real connections: a subclass says how to start a server with the adapter in it.
 *
 * <pre>{@code
 * class JettyFilterTest extends AdapterContract {
 *     @Override
 *     protected AdapterServer start(WebhookReceiver receiver) { ... }
 *
 *     @Override
 *     protected List<String> logged() { ... }
 * }
 * }</pre>
 *
 * <p>One server runs for all tests of a class. Each test sends requests, and looks at the answer, at what the receiver told its
 * listener, at what its handler got, and at the log.
 *
 * <p>The server has an application beside the adapter. At {@code POST /application/echo} it answers 200 with the bytes of the body
 * as it got them, and at {@code POST /application/word} with the value of the request parameter {@code word}, of the query or of a
 * form.
 *
 * <p>Its sockets get a receive buffer of 8 KiB, because bytes that the kernel took cannot be told from bytes that the server
 * read; and where it has a setting for how much of a refused body it still reads, at most 64 KiB.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AdapterContract {
    private Stage stage;

    /** For subclasses. */
    protected AdapterContract() {}

    /**
     * Starts a server whose adapter uses the given receiver, on a free port of the loopback interface.
     *
     * @throws Exception if it does not start
     */
    protected abstract AdapterServer start(WebhookReceiver receiver) throws Exception;

    /**
     * Returns what was logged since the last call, by the library and the server: from level INFO on for the library and from WARN
     * on for the server, a text for each event, with the stack trace if it has one.
     */
    protected abstract List<String> logged();

    @BeforeAll
    final void startServer() throws Exception {
        stage = new Stage(this::start, this::logged);
    }

    @AfterAll
    final void stopServer() throws Exception {
        if (stage != null) {
            stage.stop();
        }
    }

    @BeforeEach
    final void reset() {
        List<String> unused = logged();
        stage.reset();
    }

    @AfterEach
    final void logs_hold_no_secret_and_no_exception() {
        for (String text : logged()) {
            assertThat(text).doesNotContain(ContractSources.secretTexts());
            if (!stage.mayLogExceptions()) {
                assertThat(text).doesNotContain("Exception").doesNotContain("\tat ");
            }
        }
    }

    @Nested
    class Proof extends ProofCases {
        @Override
        Stage stage() {
            return stage;
        }
    }

    @Nested
    class Bodies extends BodyCases {
        @Override
        Stage stage() {
            return stage;
        }
    }

    @Nested
    class Refusals extends RefusalCases {
        @Override
        Stage stage() {
            return stage;
        }
    }

    @Nested
    class Copies extends CopyCases {
        @Override
        Stage stage() {
            return stage;
        }
    }

    @Nested
    class Paths extends PathCases {
        @Override
        Stage stage() {
            return stage;
        }
    }

    @Nested
    class PublicUrls extends PublicUrlCases {
        @Override
        Stage stage() {
            return stage;
        }
    }

    @Nested
    class Limits extends LimitCases {
        @Override
        Stage stage() {
            return stage;
        }
    }

    @Nested
    class Junk extends JunkCases {
        @Override
        Stage stage() {
            return stage;
        }
    }

    @Nested
    class Load extends LoadCases {
        @Override
        Stage stage() {
            return stage;
        }
    }
}
