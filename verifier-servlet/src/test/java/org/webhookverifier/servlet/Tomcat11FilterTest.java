package org.webhookverifier.servlet;

class Tomcat11FilterTest extends FilterCases {
    @Override
    Container container() {
        return new Tomcat11("");
    }
}
