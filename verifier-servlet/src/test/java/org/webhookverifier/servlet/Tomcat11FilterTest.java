package org.webhookverifier.servlet;

import org.junit.jupiter.api.Nested;

class Tomcat11FilterTest {
    @Nested
    class Filter extends FilterCases {
        @Override
        Container container() {
            return new Tomcat11("");
        }
    }

    @Nested
    class ConsumedBody extends ConsumedBodyCases {
        @Override
        Container container() {
            return new Tomcat11("");
        }
    }
}
