package org.webhookverifier.jdbc.release;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes the rows of tables as statements that insert them, each on a line of its own. */
final class RowText {
    /** What no database reads as anything but itself between two apostrophes. */
    private static final Pattern PLAIN = Pattern.compile("[ -~&&[^'\\\\]]*");

    private static final Set<String> DATABASES = Set.of("sqlite", "postgresql", "mariadb");

    private final String database;

    /** @param database {@code sqlite}, {@code postgresql} or {@code mariadb} */
    RowText(String database) {
        if (!DATABASES.contains(database)) {
            throw new IllegalArgumentException(database);
        }
        this.database = database;
    }

    List<String> of(Set<String> tables, Connection connection) throws SQLException {
        var lines = new ArrayList<String>();
        try (Statement statement = connection.createStatement()) {
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("select * from " + table + " order by 1")) {
                    while (rows.next()) {
                        lines.add(insert(table, rows));
                    }
                }
            }
        }
        if (database.equals("postgresql")) {
            // The others go on after the highest number by themselves.
            for (String numbered : List.of("webhook_inbox", "webhook_inbox_audit")) {
                lines.add("select setval(pg_get_serial_sequence('" + numbered + "', 'id'), (select max(id) from "
                        + numbered + "))");
            }
        }
        return lines;
    }

    private String insert(String table, ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        var names = new ArrayList<String>();
        var values = new ArrayList<String>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnName(i));
            values.add(literal(row.getObject(i)));
        }
        return "insert into " + table + " (" + String.join(", ", names) + ") values (" + String.join(", ", values)
                + ")";
    }

    private String literal(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Number number) {
            return number.toString();
        }
        if (value instanceof byte[] bytes) {
            return binary(bytes);
        }
        String text = (String) value;
        if (PLAIN.matcher(text).matches()) {
            return "'" + text + "'";
        }
        String bytes = binary(text.getBytes(StandardCharsets.UTF_8));
        return switch (database) {
            case "postgresql" -> "convert_from(" + bytes + ", 'UTF8')";
            case "mariadb" -> "convert(" + bytes + " using utf8mb4)";
            default -> "cast(" + bytes + " as text)";
        };
    }

    private String binary(byte[] bytes) {
        String digits = HexFormat.of().formatHex(bytes);
        return database.equals("postgresql") ? "decode('" + digits + "', 'hex')" : "x'" + digits + "'";
    }
}
