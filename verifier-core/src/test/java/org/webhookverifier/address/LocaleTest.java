package org.webhookverifier.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocaleTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void putBack() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-EG-u-nu-arab"})
    void a_default_locale_with_other_letters_or_digits_changes_nothing(String locale) {
        Locale.setDefault(Locale.forLanguageTag(locale));
        ClientAddress behind = ClientAddress.behind(IpRanges.of(List.of("10.0.0.0/8")), ForwardedHeader.FORWARDED);

        assertThat(behind.resolve("10.0.0.1", List.of("FOR=\"[2001:DB8::FFFF:19]:80\";PROTO=http")))
                .hasToString("2001:db8::ffff:19");
        assertThat(behind.resolve("192.0.2.189", List.of())).hasToString("192.0.2.189");
        assertThatThrownBy(() -> IpRanges.of(List.of("10.0.0.1/8"))).hasMessageContaining("\"10.0.0.0/8\"");
    }
}
