package org.webhookverifier.verify.procedure.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnsAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem",
                "https://sns.us-gov-west-1.amazonaws.com/SimpleNotificationService-0.pem",
                "https://sns.cn-north-1.amazonaws.com.cn/SimpleNotificationService-0.pem"
            })
    void certificates_are_at_the_hosts_of_sns(String address) {
        assertThat(SnsAddresses.certificate(address)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sns.us-east-1.amazonaws.com/a.pem",
                "HTTPS://sns.us-east-1.amazonaws.com/a.pem",
                "https://sns.us-east-1.amazonaws.com:443/a.pem",
                "https://sns.us-east-1.amazonaws.com:8443/a.pem",
                "https://sns.us-east-1.amazonaws.com@attacker.example/a.pem",
                "https://sns.us-east-1.amazonaws.com.attacker.example/a.pem",
                "https://sns.us-east-1.amazonaws.com.cn.attacker.example/a.pem",
                "https://sns.us-east-1.amazonaws.com\\@attacker.example/a.pem",
                "https://sns.us-east-1.attacker.example/a.pem",
                "https://attacker.example/sns.us-east-1.amazonaws.com/a.pem",
                "https://sns.amazonaws.com/a.pem",
                "https://sns..amazonaws.com/a.pem",
                "https://sns.-us-east-1.amazonaws.com/a.pem",
                "https://sns.us-east-1-.amazonaws.com/a.pem",
                "https://sns.us.east.amazonaws.com/a.pem",
                "https://sns.us-east-1.s3.amazonaws.com/a.pem",
                "https://sns.US-EAST-1.amazonaws.com/a.pem",
                "https://sns.us-east-1.amazonaws.com./a.pem",
                "https://xsns.us-east-1.amazonaws.com/a.pem",
                "https://s3.us-east-1.amazonaws.com/a.pem",
                "https://sns.us-east-1.amazonaws.com/../a.pem",
                "https://sns.us-east-1.amazonaws.com/a/b.pem",
                "https://sns.us-east-1.amazonaws.com/a%2fb.pem",
                "https://sns.us-east-1.amazonaws.com/?Action=Publish&x=.pem",
                "https://sns.us-east-1.amazonaws.com/a.pem?x",
                "https://sns.us-east-1.amazonaws.com/a.pem#x",
                "https://sns.us-east-1.amazonaws.com/a.pem ",
                " https://sns.us-east-1.amazonaws.com/a.pem",
                "https://sns.us-east-1.amazonaws.com/.pem",
                "https://sns.us-east-1.amazonaws.com/",
                "https://sns.us-east-1.amazonaws.com",
                "https://sns.us-east-1\u3002amazonaws.com/a.pem",
                "//sns.us-east-1.amazonaws.com/a.pem",
                "file:///a.pem",
                ""
            })
    void no_other_address_is_one(String address) {
        assertThat(SnsAddresses.certificate(address)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=arn:aws:sns:us-east-1:1:t&Token=2",
                "https://sns.cn-north-1.amazonaws.com.cn/?Action=ConfirmSubscription&TopicArn=arn%3Aaws&Token=2"
            })
    void subscriptions_are_confirmed_at_the_hosts_of_sns(String address) {
        assertThat(SnsAddresses.confirmation(address)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&Token=2",
                "https://attacker.example/?Action=ConfirmSubscription&Token=2",
                "https://sns.us-east-1.amazonaws.com.attacker.example/?Action=ConfirmSubscription&Token=2",
                "https://sns.us-east-1.amazonaws.com@attacker.example/?Action=ConfirmSubscription&Token=2",
                "https://sns.us-east-1.amazonaws.com:81/?Action=ConfirmSubscription&Token=2",
                "https://sns.us-east-1.amazonaws.com/?Action=DeleteTopic&Token=2",
                "https://sns.us-east-1.amazonaws.com/x?Action=ConfirmSubscription&Token=2",
                "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&Token=2#x",
                "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&Token=2 x",
                "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&Token=%2",
                "https://169.254.169.254/?Action=ConfirmSubscription&Token=2",
                ""
            })
    void and_nowhere_else(String address) {
        assertThat(SnsAddresses.confirmation(address)).isNull();
    }
}
