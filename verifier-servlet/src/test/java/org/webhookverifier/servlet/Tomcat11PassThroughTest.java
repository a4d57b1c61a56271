package org.webhookverifier.servlet;

import org.junit.jupiter.api.Nested;

class Tomcat11PassThroughTest {
    @Nested
    class Replay extends ReplayCases {
        @Override
        Container container() {
            return new Tomcat11("/shop");
        }
    }

    @Nested
    class Handover extends HandoverCases {
        @Override
        Container container() {
            return new Tomcat11("/shop");
        }
    }

    @Nested
    class Asynchronous extends AsynchronousCases {
        @Override
        Container container() {
            return new Tomcat11("/shop");
        }
    }

    @Nested
    class Listener extends ListenerCases {
        @Override
        Container container() {
            return new Tomcat11("/shop");
        }
    }
}
