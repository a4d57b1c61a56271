package org.webhookverifier.dispatch;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhookverifier.observe.LogText;
import org.webhookverifier.shadow.ShadowListener;
import org.webhookverifier.shadow.ShadowReport;
import org.webhookverifier.shadow.ShadowReport.Finding;

/**
 * Writes a line for each comparison: DEBUG where old and new agree, otherwise WARN, of which there are at most
 * {@value #MOST_WARNINGS} a minute.
 *
 * <p>Used by one thread at a time.
 */
final class ShadowLog implements ShadowListener {
    static final int MOST_WARNINGS = 60;

    private static final Logger LOG = LoggerFactory.getLogger("org.webhookverifier.shadows");
    private static final int MOST_DIFFERENCES = 10;

    private final LongSupplier nanos;
    private long began;
    private int written;
    private long leftOut;

    /** @param nanos the time, in nanoseconds since whenever */
    ShadowLog(LongSupplier nanos) {
        this.nanos = nanos;
        began = nanos.getAsLong();
    }

    @Override
    public void compared(ShadowReport report) {
        if (report.finding() == Finding.SAME) {
            LOG.debug(
                    "shadow {}: handler {}, id {}",
                    report.finding(),
                    report.handler(),
                    LogText.of(report.delivery().id()));
        } else if (mayWarn()) {
            warn(report);
        } else {
            leftOut++;
        }
    }

    private void warn(ShadowReport report) {
        var text = new StringBuilder("shadow ").append(report.finding());
        text.append(": handler ").append(report.handler());
        text.append(", source ").append(report.delivery().source());
        text.append(", type ").append(LogText.of(report.delivery().type()));
        text.append(", id ").append(LogText.of(report.delivery().id()));
        if (!report.differences().isEmpty()) {
            text.append(": ")
                    .append(report.differences().stream()
                            .limit(MOST_DIFFERENCES)
                            .map(LogText::of)
                            .collect(Collectors.joining("; ")));
        }
        if (report.differences().size() > MOST_DIFFERENCES) {
            text.append("; and ")
                    .append(report.differences().size() - MOST_DIFFERENCES)
                    .append(" more");
        }
        if (leftOut > 0) {
            text.append(" (").append(leftOut).append(" more lines were left out)");
            leftOut = 0;
        }
        LOG.atWarn().setCause(report.error()).log(text.toString());
    }

    private boolean mayWarn() {
        long now = nanos.getAsLong();
        if (now - began >= TimeUnit.MINUTES.toNanos(1)) {
            began = now;
            written = 0;
        }
        return written++ < MOST_WARNINGS;
    }
}
