package org.webhookverifier.servlet;

import org.junit.jupiter.api.Tag;

@Tag("servlet-6.0")
class JettyEe10FilterTest extends FilterCases {
    @Override
    Container container() {
        return new JettyEe10("/shop");
    }
}
