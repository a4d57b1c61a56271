package org.webhookverifier.jdbc.release;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * What a release left in a database.
 *
 * @param folder where {@code schema.sql}, {@code rows.sql} and {@code entries.txt} are
 */
record StoredRelease(Path folder) {
    private static final Pattern TABLE = Pattern.compile("create table if not exists (\\w+)");

    /** Returns what is kept of a release with these tests. */
    static StoredRelease kept(String release, String database) throws URISyntaxException {
        String name = "schema-" + release + "/" + database + "/rows.sql";
        URL rows = Objects.requireNonNull(StoredRelease.class.getResource(name), name);
        return new StoredRelease(Objects.requireNonNull(Path.of(rows.toURI()).getParent()));
    }

    /** Returns the tables that a script makes, as they are called with the default prefix. */
    static Set<String> tables(String script) {
        var tables = new LinkedHashSet<String>();
        TABLE.matcher(script).results().forEach(found -> tables.add(found.group(1)));
        return tables;
    }

    /** Returns the tables of the release. */
    Set<String> tables() throws IOException {
        return tables(text("schema.sql"));
    }

    /** Makes the tables and rows in a database that has no tables with this prefix. */
    void restore(DataSource dataSource, String prefix) throws IOException, SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : text("schema.sql").split(";", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(named(sql, prefix));
                }
            }
            for (String sql : Files.readAllLines(folder.resolve("rows.sql"))) {
                statement.execute(named(sql, prefix));
            }
        }
    }

    /** Returns how the release listed its entries. */
    List<String> entries() throws IOException {
        return Files.readAllLines(folder.resolve("entries.txt"));
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private static String named(String sql, String prefix) {
        return sql.replace("webhook_", prefix + "_");
    }
}
