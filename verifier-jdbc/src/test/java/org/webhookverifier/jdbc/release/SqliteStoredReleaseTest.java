package org.webhookverifier.jdbc.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webhookverifier.jdbc.JdbcInboxStore;
import org.webhookverifier.jdbc.TestDatabase;

/** What an earlier release left in a file. */
@Tag("odd-jvm")
class SqliteStoredReleaseTest extends StoredReleaseCases {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("webhooks.db");
    }

    @Override
    DataSource source() {
        return TestDatabase.sqlite("jdbc:sqlite:" + file());
    }

    @Override
    String database() {
        return "sqlite";
    }

    @Test
    void the_embedded_store_makes_what_is_missing_by_itself() throws Exception {
        var kept = StoredRelease.kept(release, database());
        try (var store = JdbcInboxStore.embedded(file())) {
            assertThat(Listing.of(store)).isEqualTo(kept.entries());
        }
    }

    @Test
    void what_the_maker_writes_today_can_be_read_as_well() throws Exception {
        Path made = folder.resolve("made");
        ReleaseMaker.make(database(), TestDatabase.sqlite("jdbc:sqlite:" + folder.resolve("made.db")), made);
        Files.delete(file());
        new StoredRelease(made).restore(source(), prefix());
        try (var store = JdbcInboxStore.embedded(file())) {
            assertThat(Listing.of(store)).isEqualTo(new StoredRelease(made).entries());
        }
    }
}
