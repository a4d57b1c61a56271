package org.webhookverifier.servlet;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

@Tag("servlet-6.0")
class JettyEe10FilterTest {
    @Nested
    class Filter extends FilterCases {
        @Override
        Container container() {
            return new JettyEe10("/shop");
        }
    }

    @Nested
    class ConsumedBody extends ConsumedBodyCases {
        @Override
        Container container() {
            return new JettyEe10("/shop");
        }
    }
}
