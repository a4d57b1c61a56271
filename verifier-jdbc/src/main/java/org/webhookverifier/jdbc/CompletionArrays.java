package org.webhookverifier.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.webhookverifier.inbox.Completion;
import org.webhookverifier.inbox.EntryState;

/** Ends of claims as PostgreSQL takes many of them in one statement: an array for each column. */
final class CompletionArrays {
    /**
     * No join: the planner expects so few rows of it that it compares each with each. A number's place among the sorted ones is
     * the place of its values in the other arrays.
     */
    static final String UPDATE = "update {inbox} t set handlers = g.handlers[" + place() + "], reason = g.reasons["
            + place()
            + "], error = coalesce(nullif(g.errors[" + place()
            + "], ''), t.error), attempts = t.attempts - g.uncounted["
            + place() + "], due_at = case when g.next[" + place() + "] = 0 then {now} + g.delays[" + place()
            + "] end, ended_at = case when g.next[" + place() + "] = 0 then t.ended_at else {now} end,"
            + " open_lane = case when g.next[" + place() + "] in (0, 4) then t.open_lane end, state = g.next[" + place()
            + "] from (select ?::bigint[] as ids, ?::bigint[] as tokens, ?::smallint[] as next, ?::bigint[] as delays,"
            + " ?::int[] as uncounted, ?::text[] as handlers, ?::text[] as reasons, ?::text[] as errors) g"
            + " where t.id = any(?) and t.token = g.tokens[" + place() + "] and t.state = 1 returning t.id";

    private CompletionArrays() {}

    private static String place() {
        return "width_bucket(t.id, g.ids)";
    }

    /** Returns whether one statement is enough: each entry is there once, none goes on, and nothing comes of any. */
    static boolean fit(List<Completion> completions) {
        var ids = new HashSet<Long>();
        for (Completion completion : completions) {
            if (completion.next() == EntryState.CLAIMED
                    || !completion.effects().isEmpty()
                    || !ids.add(completion.id())) {
                return false;
            }
        }
        return true;
    }

    /** Fills the placeholders, in the order of the numbers, so that two batches hardly ever wait for each other. */
    static void bind(Connection connection, PreparedStatement statement, List<Completion> completions)
            throws SQLException {
        var sorted = new ArrayList<>(completions);
        sorted.sort(Comparator.comparingLong(Completion::id));
        int count = sorted.size();
        var ids = new Long[count];
        var tokens = new Long[count];
        var next = new Short[count];
        var delays = new Long[count];
        var uncounted = new Integer[count];
        var texts = new String[3][count];
        for (int i = 0; i < count; i++) {
            Completion completion = sorted.get(i);
            ids[i] = completion.id();
            tokens[i] = completion.token();
            next[i] = (short) completion.next().code();
            delays[i] = Times.millis(completion.delay());
            uncounted[i] = completion.counts() ? 0 : 1;
            texts[0][i] = RareText.written(completion.handlers().text());
            texts[1][i] = RareText.written(completion.reason());
            texts[2][i] = RareText.written(completion.error());
        }
        int at = 1;
        statement.setArray(at++, connection.createArrayOf("int8", ids));
        statement.setArray(at++, connection.createArrayOf("int8", tokens));
        statement.setArray(at++, connection.createArrayOf("int2", next));
        statement.setArray(at++, connection.createArrayOf("int8", delays));
        statement.setArray(at++, connection.createArrayOf("int4", uncounted));
        for (String[] text : texts) {
            statement.setArray(at++, connection.createArrayOf("text", text));
        }
        statement.setArray(at, connection.createArrayOf("int8", ids));
    }
}
