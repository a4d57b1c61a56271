package org.webhookverifier.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;

/** A query as a condition, and what goes into its placeholders. */
final class Where {
    private final Dialect dialect;
    private final StringBuilder text = new StringBuilder("t.id > ?");
    private final List<Object> values = new ArrayList<>();

    Where(Dialect dialect, EntryQuery query) {
        this.dialect = dialect;
        values.add(query.afterId());
        if (!query.ids().isEmpty()) {
            // Numbers need no placeholders, and there may be more of them than a database takes.
            text.append(" and t.id in ")
                    .append(query.ids().stream()
                            .sorted()
                            .map(String::valueOf)
                            .collect(Collectors.joining(",", "(", ")")));
        }
        states(query.states());
        text("t.source", query.source());
        String tenant = query.tenant();
        if (tenant != null) {
            isExactly("t.tenant", tenant);
        }
        text("t.event_type", query.type());
        text("t.reason", query.reason());
        if (query.from() != null) {
            and("t.accepted_at >= ?", Columns.millis(query.from()));
        }
        if (query.to() != null) {
            and("t.accepted_at < ?", Columns.millis(query.to()));
        }
    }

    /** Adds that an entry is in one of the states, if any is given. */
    Where states(Set<EntryState> states) {
        if (!states.isEmpty()) {
            text.append(" and t.state in ")
                    .append(states.stream()
                            .map(state -> String.valueOf(state.code()))
                            .sorted()
                            .collect(Collectors.joining(",", "(", ")")));
        }
        return this;
    }

    /** Adds that an entry has its body. */
    Where hasBody() {
        text.append(" and t.body_length >= 0");
        return this;
    }

    String text() {
        return text.toString();
    }

    /** Fills the placeholders; returns the number of the next one. */
    int bind(PreparedStatement statement) throws SQLException {
        int next = 1;
        for (Object value : values) {
            statement.setObject(next++, value);
        }
        return next;
    }

    private void text(String column, String value) {
        if (!value.isEmpty()) {
            isExactly(column, value);
        }
    }

    private void isExactly(String column, String value) {
        and(dialect.isExactly(column), RareText.written(value));
    }

    private void and(String condition, Object value) {
        text.append(" and ").append(condition);
        values.add(value);
    }
}
