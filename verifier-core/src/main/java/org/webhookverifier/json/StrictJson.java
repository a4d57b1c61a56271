package org.webhookverifier.json;

import java.lang.reflect.Type;
import java.util.List;
import org.webhookverifier.json.UnreadableJsonException.Kind;

/**
 * Binds JSON with whichever library there is.
 *
 * <p>A text has been checked as a whole before a model is made from it, so that what binding refuses is always a
 * {@link Kind#MISFIT}, and no leniency of the application's mapper counts.
 */
final class StrictJson implements Json {
    private final Library library;

    StrictJson(Library library) {
        this.library = library;
    }

    @Override
    public Object bind(CheckedJson json, Type model) {
        if (json.isNull()) {
            throw new UnreadableJsonException(Kind.MISFIT, "because it is null");
        }
        return bound(json.bytes(), json.start(), model);
    }

    @Override
    public Object bind(Object tree, Type model) {
        return bound(TreeWriter.write(tree), 0, model);
    }

    @Override
    public byte[] write(Object event) {
        try {
            return library.write(event);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "An object of " + event.getClass().getName() + " cannot be written as JSON: "
                            + root(e).getClass().getName(),
                    e);
        }
    }

    private Object bound(byte[] json, int start, Type model) {
        Object value;
        try {
            value = library.bind(json, start, model);
        } catch (StackOverflowError e) {
            throw misfit(e);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            // a model's constructors run on what a sender wrote: whatever they throw says that the payload does not fit
            throw misfit(e);
        }
        if (value == null) {
            throw new UnreadableJsonException(Kind.MISFIT, "because it is of a type that the model does not know");
        }
        return value;
    }

    private UnreadableJsonException misfit(Throwable failure) {
        var where = new StringBuilder("at '").append(path(failure)).append('\'');
        Class<?> unknown = library.unknown(failure);
        if (unknown != null) {
            where.append(": the mapper cannot read ").append(unknown.getName()).append("; register a module for it");
        } else {
            where.append(" (").append(root(failure).getClass().getSimpleName()).append(')');
        }
        return new UnreadableJsonException(Kind.MISFIT, where.toString());
    }

    private JsonPointer path(Throwable failure) {
        try {
            return library.path(failure);
        } catch (RuntimeException | LinkageError e) {
            return new JsonPointer(List.of());
        }
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (int i = 0; i < 16 && root.getCause() != null; i++) {
            root = root.getCause();
        }
        return root;
    }

    /** Returns the name of the library, for example {@code Jackson 3}. */
    @Override
    public String toString() {
        return "Json[" + library + "]";
    }
}
