package org.webhookverifier.testkit;

import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the files of Project Wycheproof, which are not part of this repository: from the folder that the system property
 * {@code wycheproof} names or, without it, from {@code ../shared/wycheproof} beside the checkout.
 */
final class Wycheproof {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Wycheproof() {}

    /**
     * A case.
     *
     * @param group what all cases of its group share, the key for example
     */
    record Case(JsonNode group, int number, byte[] message, byte[] proof, String result, JsonNode all) {
        boolean isValid() {
            return result.equals("valid");
        }

        boolean isAcceptable() {
            return result.equals("acceptable");
        }

        @Override
        public String toString() {
            return "case " + number;
        }
    }

    /** Returns the cases of a file; ends the test as skipped, saying so, where the files are not there. */
    static List<Case> cases(String name) {
        Path file = folder().resolve("testvectors_v1").resolve(name + "_test.json");
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(file));
            var cases = new ArrayList<Case>();
            for (JsonNode group : root.path("testGroups")) {
                for (JsonNode test : group.path("tests")) {
                    cases.add(read(group, test));
                }
            }
            if (cases.size() != root.path("numberOfTests").asInt()) {
                throw new IllegalStateException(name + " holds another number of cases than it says");
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static Case read(JsonNode group, JsonNode test) {
        String proof = test.has("tag") ? "tag" : "sig";
        return new Case(
                group,
                test.path("tcId").asInt(),
                HexFormat.of().parseHex(test.path("msg").textValue()),
                HexFormat.of().parseHex(test.path(proof).textValue()),
                test.path("result").textValue(),
                test);
    }

    private static Path folder() {
        String given = System.getProperty("wycheproof", "");
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        return Stream.of("../shared/wycheproof", "../../shared/wycheproof")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElseGet(() -> abort("THE WYCHEPROOF CASES WERE NOT RUN: neither ../shared/wycheproof nor a folder"
                        + " that -Dwycheproof names is there"));
    }
}
