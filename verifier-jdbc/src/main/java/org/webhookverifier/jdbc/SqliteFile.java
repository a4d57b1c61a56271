package org.webhookverifier.jdbc;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.webhookverifier.config.WebhookConfigurationException;

/** The only place that knows the driver of SQLite. */
final class SqliteFile {
    private static final String NATIVE_FOLDER = "org.sqlite.tmpdir";
    private static final int WAIT_MILLIS = 5_000;

    private SqliteFile() {}

    /**
     * Makes the file if it is missing, for nobody but its owner, and has the driver unpack its native library beside it: the usual
     * folder for temporary files often must not hold programs.
     */
    static void prepare(Path file) {
        Path folder = file.getParent();
        try {
            Class.forName("org.sqlite.SQLiteConfig");
            if (folder != null) {
                Files.createDirectories(folder);
                if (System.getProperty(NATIVE_FOLDER) == null) {
                    System.setProperty(NATIVE_FOLDER, folder.toString());
                }
            }
            create(file);
        } catch (ClassNotFoundException missing) {
            throw wrong("org.xerial:sqlite-jdbc is missing; add it, or give a DataSource");
        } catch (IOException failure) {
            throw wrong("the file " + file + " cannot be made ("
                    + failure.getClass().getSimpleName() + "); name one in a folder that can be written to");
        }
    }

    private static void create(Path file) throws IOException {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException fine) {
            // It is used as it is.
        }
    }

    /** Opens the file: a commit is on the disk when it returns. */
    static Connection open(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(WAIT_MILLIS);
        config.setJournalSizeLimit(64 << 20);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private static WebhookConfigurationException wrong(String problem) {
        return new WebhookConfigurationException(List.of(problem));
    }
}
