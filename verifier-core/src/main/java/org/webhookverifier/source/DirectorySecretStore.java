package org.webhookverifier.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Keeps secrets in files. The name of a file is that of the tenant behind a fixed letter, so that none can lead elsewhere. */
final class DirectorySecretStore implements SecretStore {
    private final Path directory;

    DirectorySecretStore(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("The directory '" + directory + "' of secrets cannot be made", e);
        }
    }

    @Override
    public List<Secret> secrets(String tenant) {
        try {
            return List.of(Secret.of(Files.readString(file(tenant), StandardCharsets.UTF_8)));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("A secret in '" + directory + "' cannot be read", e);
        }
    }

    // The file appears under its name with all of its content or not at all, and of two at a time one fails.
    @Override
    public boolean keep(String tenant, Secret secret) {
        try {
            Path written = Files.createTempFile(directory, "new", ".secret", ownersOnly());
            try {
                Files.writeString(written, secret.reveal(), StandardCharsets.UTF_8);
                Files.createLink(file(tenant), written);
                return true;
            } catch (FileAlreadyExistsException e) {
                return secrets(tenant).equals(List.of(secret));
            } finally {
                Files.delete(written);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A secret cannot be kept in '" + directory + "'", e);
        }
    }

    @Override
    public void forget(String tenant) {
        try {
            Files.deleteIfExists(file(tenant));
        } catch (IOException e) {
            throw new UncheckedIOException("A secret in '" + directory + "' cannot be removed", e);
        }
    }

    private Path file(String tenant) {
        if (!tenant.isEmpty() && !SourcePath.isTenant(tenant)) {
            throw new IllegalArgumentException("A tenant consists of 1 to 64 letters, digits, '-', '_' and '.'");
        }
        return directory.resolve("t-" + tenant);
    }

    private FileAttribute<?>[] ownersOnly() throws IOException {
        boolean posix = Files.getFileStore(directory).supportsFileAttributeView("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public String toString() {
        return "SecretStore[" + directory + "]";
    }
}
