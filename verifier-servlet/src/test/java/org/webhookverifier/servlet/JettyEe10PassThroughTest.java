package org.webhookverifier.servlet;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

@Tag("servlet-6.0")
class JettyEe10PassThroughTest {
    @Nested
    class Replay extends ReplayCases {
        @Override
        Container container() {
            return new JettyEe10("/");
        }
    }

    @Nested
    class Handover extends HandoverCases {
        @Override
        Container container() {
            return new JettyEe10("/");
        }
    }

    @Nested
    class Asynchronous extends AsynchronousCases {
        @Override
        Container container() {
            return new JettyEe10("/");
        }
    }

    @Nested
    class Listener extends ListenerCases {
        @Override
        Container container() {
            return new JettyEe10("/");
        }
    }
}
