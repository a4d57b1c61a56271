package org.webhookverifier.servlet;

class JettyEe11FilterTest extends FilterCases {
    @Override
    Container container() {
        return new JettyEe11("/");
    }
}
