/** A durable inbox and shared de-duplication in SQLite, PostgreSQL, MariaDB or MySQL. */
module org.webhookverifier.jdbc {
    requires transitive java.sql;
    requires transitive org.webhookverifier.core;
    requires org.slf4j;
    requires static org.jspecify;
    requires static org.xerial.sqlitejdbc;

    exports org.webhookverifier.jdbc;
}
