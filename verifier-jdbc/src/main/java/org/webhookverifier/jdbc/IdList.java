package org.webhookverifier.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Lists of placeholders, of few different lengths, so that statements are prepared few times. */
final class IdList {
    private IdList() {}

    /** Returns how many placeholders a list of so many values gets: the next power of two. */
    static int size(int values) {
        return values <= 1 ? 1 : Integer.highestOneBit(values - 1) * 2;
    }

    /** Returns {@code (?,?,...)} for so many values. */
    static String of(int values) {
        int size = size(values);
        var text = new StringBuilder(2 * size + 1).append("(?");
        for (int i = 1; i < size; i++) {
            text.append(",?");
        }
        return text.append(')').toString();
    }

    /** Sets the placeholders of a list, the last number again and again in those that are left. */
    static void bind(PreparedStatement statement, int first, List<Long> ids) throws SQLException {
        for (int i = 0; i < size(ids.size()); i++) {
            statement.setLong(first + i, ids.get(Math.min(i, ids.size() - 1)));
        }
    }
}
