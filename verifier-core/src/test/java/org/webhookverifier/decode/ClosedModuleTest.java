package org.webhookverifier.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.webhookverifier.dispatch.Deliveries.dispatcher;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.decode.closed.ClosedHandlers;

/** Handlers in a module that exports their package, but does not open it. */
class ClosedModuleTest {
    private static final String PACKAGE = ClosedHandlers.class.getPackageName();

    @Test
    void tells_methods_that_their_module_does_not_open() throws Exception {
        var failure = catchThrowableOfType(
                WebhookConfigurationException.class,
                () -> dispatcher().handlers(closedHandlers()).build());
        String fix = " cannot be called: module closed.app does not open its package; write \"opens " + PACKAGE
                + ";\" in its module-info";
        assertThat(failure.problems())
                .containsExactly(
                        ClosedHandlers.class.getName() + ".hidden" + fix,
                        "@Upcast " + ClosedHandlers.class.getName() + ".older" + fix);
    }

    @Test
    void calls_the_same_methods_when_nothing_closes_them() {
        assertThat(dispatcher().handlers(new ClosedHandlers()).build()).isNotNull();
    }

    private static Object closedHandlers() throws Exception {
        ModuleLayer boot = ModuleLayer.boot();
        var configuration = Configuration.resolve(
                new Finder(), List.of(boot.configuration()), ModuleFinder.of(), Set.of("closed.app"));
        ClassLoader parent = ClosedModuleTest.class.getClassLoader();
        ClassLoader loader = ModuleLayer.defineModulesWithOneLoader(configuration, List.of(boot), parent)
                .layer()
                .findLoader("closed.app");
        Constructor<?> constructor =
                loader.loadClass(ClosedHandlers.class.getName()).getDeclaredConstructor();
        return constructor.newInstance();
    }

    /** A module made of the classes of this test that lie in the package. */
    private static final class Finder implements ModuleFinder {
        private final ModuleDescriptor descriptor = ModuleDescriptor.newModule("closed.app")
                .requires("java.base")
                .exports(PACKAGE)
                .build();

        @Override
        public Optional<ModuleReference> find(String name) {
            return findAll().stream()
                    .filter(module -> module.descriptor().name().equals(name))
                    .findFirst();
        }

        @Override
        public Set<ModuleReference> findAll() {
            return Set.of(new ModuleReference(descriptor, URI.create("closed:app")) {
                @Override
                public ModuleReader open() {
                    return new Reader();
                }
            });
        }
    }

    private static final class Reader implements ModuleReader {
        @Override
        public Optional<URI> find(String name) {
            return Optional.ofNullable(ClosedModuleTest.class.getClassLoader().getResource(name))
                    .map(url -> URI.create(url.toString()));
        }

        @Override
        public Optional<ByteBuffer> read(String name) throws IOException {
            try (InputStream bytes = ClosedModuleTest.class.getClassLoader().getResourceAsStream(name)) {
                return bytes == null ? Optional.empty() : Optional.of(ByteBuffer.wrap(bytes.readAllBytes()));
            }
        }

        @Override
        public Stream<String> list() {
            return Stream.of();
        }

        @Override
        public void close() {}
    }
}
