package org.webhookverifier.verify.procedure.remote;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhookverifier.source.Downloads;

/**
 * Keeps certificates by their addresses, which name their content: what was fetched once counts until it expires.
 *
 * <p>Senders choose the address within what is allowed, so that there are at most 30 fetches a minute, one at a time, and at most
 * 100 certificates.
 *
 * <p>Thread-safe.
 */
final class Certificates {
    private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);
    private static final int LIMIT = 64 * 1024;
    private static final int LEAST_BITS = 2048;
    private static final int MOST = 100;
    private static final int FETCHES = 30;
    private static final long MINUTE = 60_000;
    private static final long PATIENCE_SECONDS = 10;

    private final Downloads downloads;
    private final Map<URI, X509Certificate> known = new ConcurrentHashMap<>();
    private final Map<URI, X509Certificate> oldestFirst = new LinkedHashMap<>();
    private final ReentrantLock fetching = new ReentrantLock();
    private long minuteStart;
    private int fetches;
    private boolean warned;

    Certificates(Downloads downloads) {
        this.downloads = downloads;
    }

    /** Returns the certificate at an address, or {@code null} if it cannot be had. */
    @Nullable
    X509Certificate at(URI address, long nowMillis) {
        X509Certificate certificate = known.get(address);
        return certificate != null ? certificate : fetchInTurn(address, nowMillis);
    }

    private @Nullable X509Certificate fetchInTurn(URI address, long nowMillis) {
        try {
            if (!fetching.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
        try {
            X509Certificate certificate = known.get(address);
            return certificate != null || !mayFetch(nowMillis) ? certificate : fetch(address);
        } catch (IOException | CertificateException e) {
            log(address, e);
            return null;
        } catch (RuntimeException e) {
            // The downloads may be the application's: whatever they throw, the sender shall come again.
            log(address, e);
            return null;
        } finally {
            fetching.unlock();
        }
    }

    // Anybody can cause it; once a minute is enough to know of it.
    private void log(URI address, Exception failure) {
        if (warned) {
            LOG.debug("The certificate at {} cannot be had: {}", address, failure.toString());
        } else {
            LOG.warn("The certificate at {} cannot be had", address, failure);
        }
        warned = true;
    }

    private boolean mayFetch(long nowMillis) {
        if (Math.abs(nowMillis - minuteStart) >= MINUTE) {
            minuteStart = nowMillis;
            fetches = 0;
            warned = false;
        }
        return ++fetches <= FETCHES;
    }

    private X509Certificate fetch(URI address) throws IOException, CertificateException {
        byte[] pem = downloads.get(address, LIMIT);
        var certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
        boolean strong = certificate.getPublicKey() instanceof RSAPublicKey key
                && key.getModulus().bitLength() >= LEAST_BITS;
        if (!strong) {
            throw new CertificateException("It is not of an RSA key of " + LEAST_BITS + " bits or more");
        }
        oldestFirst.put(address, certificate);
        known.put(address, certificate);
        if (oldestFirst.size() > MOST) {
            URI oldest = oldestFirst.keySet().iterator().next();
            oldestFirst.remove(oldest);
            known.remove(oldest);
        }
        return certificate;
    }
}
