package org.webhookverifier.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The inputs that a target starts from: a file for each target, with a line {@code ====} between inputs. What starts with 0x is hexadecimal. */
final class Seeds {
    private static final String BETWEEN = "\n====\n";
    private static final String HEX = "0x";

    private Seeds() {}

    /** Writes the seeds of a target into files of their own, and returns these. */
    static List<Path> write(String target, Path directory) throws IOException {
        var files = new ArrayList<Path>();
        for (String seed : read(target)) {
            Path file = directory.resolve("seed-" + files.size());
            Files.write(
                    file,
                    seed.startsWith(HEX)
                            ? HexFormat.of().parseHex(seed, HEX.length(), seed.length())
                            : seed.getBytes(UTF_8));
            files.add(file);
        }
        return files;
    }

    private static List<String> read(String target) throws IOException {
        try (InputStream resource = Seeds.class.getResourceAsStream("/seeds/" + target + ".txt")) {
            if (resource == null) {
                throw new IOException("There are no seeds for the target " + target);
            }
            String text = new String(resource.readAllBytes(), UTF_8).stripTrailing();
            return List.of(text.replace("\r\n", "\n").split(BETWEEN));
        }
    }
}
