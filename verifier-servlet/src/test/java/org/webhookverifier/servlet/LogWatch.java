package org.webhookverifier.servlet;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.slf4j.LoggerFactory;

/** Keeps what is logged through SLF4J and, as Tomcat does, through java.util.logging. */
final class LogWatch extends AppenderBase<ILoggingEvent> {
    private static final LogWatch ONE = begin();

    private final List<String> texts = new ArrayList<>();

    private LogWatch() {}

    /** Returns what was logged since the last call. */
    static List<String> drain() {
        synchronized (ONE.texts) {
            var drained = List.copyOf(ONE.texts);
            ONE.texts.clear();
            return drained;
        }
    }

    private static LogWatch begin() {
        var watch = new LogWatch();
        watch.start();
        Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(watch);
        // What is wrong on purpose is not for the console of the build.
        for (String name : List.of("org.webhookverifier", "org.eclipse.jetty")) {
            logger(name).setAdditive(false);
            logger(name).addAppender(watch);
        }
        logger("org.webhookverifier").setLevel(Level.INFO);
        var julRoot = LogManager.getLogManager().getLogger("");
        for (Handler console : julRoot.getHandlers()) {
            julRoot.removeHandler(console);
        }
        julRoot.addHandler(watch.handler());
        return watch;
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    @Override
    protected void append(ILoggingEvent event) {
        String trace =
                event.getThrowableProxy() == null ? "" : "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
        add(event.getFormattedMessage() + trace);
    }

    private void add(String text) {
        synchronized (texts) {
            texts.add(text);
        }
    }

    private Handler handler() {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getLevel().intValue() >= java.util.logging.Level.WARNING.intValue()) {
                    var trace = new StringWriter();
                    if (entry.getThrown() != null) {
                        entry.getThrown().printStackTrace(new PrintWriter(trace));
                    }
                    add(entry.getMessage() + " " + trace);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
