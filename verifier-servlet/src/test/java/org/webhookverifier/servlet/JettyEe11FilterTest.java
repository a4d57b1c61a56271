package org.webhookverifier.servlet;

import org.junit.jupiter.api.Nested;

class JettyEe11FilterTest {
    @Nested
    class Filter extends FilterCases {
        @Override
        Container container() {
            return new JettyEe11("/");
        }
    }

    @Nested
    class ConsumedBody extends ConsumedBodyCases {
        @Override
        Container container() {
            return new JettyEe11("/");
        }
    }
}
