package org.webhookverifier.verify;

import static org.webhookverifier.fuzz.Watch.require;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;
import org.webhookverifier.fuzz.Watch;

/** DER, of keys and of signatures by ECDSA: two numbers that are read have one form only. */
public final class DerFuzz {
    private DerFuzz() {}

    /** Tries an input. */
    public static void fuzzerTestOneInput(byte[] input) {
        Watch.run(input, DerFuzz::check);
    }

    private static void check(byte[] input) {
        for (String label : new String[] {"", "PUBLIC KEY"}) {
            PublicKeyForm form = PublicKeyForm.of(new PublicKeyText(label, input), !label.isEmpty());
            require(form.bytes().length <= 4096, "a key that is longer than its text");
        }
        var all = new DerReader(input);
        DerReader pair = all.take(DerReader.SEQUENCE);
        if (pair != null && all.isAtEnd()) {
            BigInteger first = pair.takePositive();
            BigInteger second = pair.takePositive();
            if (first != null && second != null && pair.isAtEnd()) {
                byte[] written = element(DerReader.SEQUENCE, numbers(first, second));
                require(Arrays.equals(written, input), "two numbers with two forms");
            }
        }
        strings(new DerReader(input));
    }

    private static void strings(DerReader reader) {
        byte[] bytes = reader.takeBytes();
        require(bytes == null || bytes.length <= 4096, "more was read than there is");
        reader.take(DerReader.OBJECT_IDENTIFIER);
        reader.rest();
    }

    private static byte[] numbers(BigInteger first, BigInteger second) {
        var numbers = new ByteArrayOutputStream();
        numbers.writeBytes(element(DerReader.INTEGER, first.toByteArray()));
        numbers.writeBytes(element(DerReader.INTEGER, second.toByteArray()));
        return numbers.toByteArray();
    }

    private static byte[] element(int tag, byte[] content) {
        var element = new ByteArrayOutputStream();
        element.write(tag);
        if (content.length >= 0x100) {
            element.write(0x82);
            element.write(content.length >> 8);
        } else if (content.length >= 0x80) {
            element.write(0x81);
        }
        element.write(content.length);
        element.writeBytes(content);
        return element.toByteArray();
    }
}
