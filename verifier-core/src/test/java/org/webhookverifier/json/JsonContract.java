package org.webhookverifier.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.webhookverifier.json.UnreadableJsonException.Kind;

/** What every part of the contract of {@link Json} needs; each library's test implements all parts. */
@Tag("json")
@Tag("odd-jvm")
interface JsonContract {
    /** What no message may show. */
    String CANARY = "c4n4ry";

    /** Returns what is tested, with a mapper of its own. */
    Json json();

    /** Returns a text with single quotes where double ones are meant. */
    static String quoted(String text) {
        return text.replace('\'', '"');
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    default List<String> scalars(String text, String... pointers) {
        return scalars(bytes(quoted(text)), pointers);
    }

    default List<String> scalars(byte[] text, String... pointers) {
        var places = Arrays.stream(pointers).map(JsonPointer::parse).toList();
        var checked = CheckedJson.of(text, JsonPointers.of(places));
        return IntStream.range(0, places.size()).mapToObj(checked::scalar).toList();
    }

    default @Nullable Object tree(byte[] text) {
        return CheckedJson.of(text).tree();
    }

    default void refused(Kind kind, String text) {
        refused(kind, bytes(quoted(text)));
    }

    /** Every method refuses the text, for that reason, at a place, and says nothing of what is in the text. */
    default void refused(Kind kind, byte[] text) {
        List<Supplier<Object>> all = List.of(
                () -> CheckedJson.of(text),
                () -> CheckedJson.of(text, JsonPointers.of(List.of(JsonPointer.parse(""), JsonPointer.parse("/id")))),
                () -> String.valueOf(tree(text)),
                () -> json().bind(text, Object.class));
        for (Supplier<Object> method : all) {
            var refusal = catchThrowableOfType(UnreadableJsonException.class, method::get);
            assertThat(refusal).as("refusal").isNotNull();
            assertThat(refusal.kind()).as(refusal.getMessage()).isEqualTo(kind);
            assertThat(refusal)
                    .hasNoCause()
                    .hasNoSuppressedExceptions()
                    .hasMessageMatching("[a-zA-Z :]+ at line \\d+, column \\d+");
            assertThat(refusal.toString()).doesNotContain(CANARY);
        }
    }

    default UnreadableJsonException misfit(String text, Class<?> model) {
        var refusal =
                catchThrowableOfType(UnreadableJsonException.class, () -> json().bind(bytes(quoted(text)), model));
        assertThat(refusal).as("refusal").isNotNull().hasNoCause().hasNoSuppressedExceptions();
        assertThat(refusal.kind()).isEqualTo(Kind.MISFIT);
        assertThat(refusal.toString()).doesNotContain(CANARY);
        return refusal;
    }
}
