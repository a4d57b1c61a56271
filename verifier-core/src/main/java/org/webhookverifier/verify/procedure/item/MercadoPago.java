package org.webhookverifier.verify.procedure.item;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Hash;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.procedure.Coverage;
import org.webhookverifier.verify.procedure.Procedure;
import org.webhookverifier.verify.procedure.canon.Candidates;
import org.webhookverifier.verify.procedure.canon.Canon;
import org.webhookverifier.verify.procedure.canon.CanonKey;
import org.webhookverifier.verify.procedure.canon.CanonProcedure;
import org.webhookverifier.verify.procedure.canon.Proof;
import org.webhookverifier.verify.procedure.canon.Reading;
import org.webhookverifier.verify.procedure.canon.Text;

/**
 * Mercado Pago: the parameter {@code data.id}, the header {@code x-request-id} and the time, each with a label; what is absent is left
 * out with its label. The body is not signed: an application has to fetch what the id names.
 */
public final class MercadoPago implements Canon {
    private static final String SIGNATURE = "x-signature";
    private static final String REQUEST = "x-request-id";
    private static final String DATA = "data.id";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int DIGITS_OF_SECONDS = 10;

    private MercadoPago() {}

    /** Makes the procedure. */
    public static Procedure of(CodedScheme scheme, Source source) {
        return new CanonProcedure(
                source,
                new MercadoPago(),
                secret -> CanonKey.hmac(Hash.SHA256, secret),
                List.of(SIGNATURE, REQUEST),
                TOLERANCE);
    }

    @Override
    public @Nullable Proof read(Reading reading) {
        String header = reading.header(SIGNATURE);
        Map<String, Object> parameters = header == null ? null : reading.parameters();
        if (header == null || parameters == null) {
            return null;
        }
        String time = item(header, "ts=");
        String signature = item(header, "v1=");
        long number = time == null ? -1 : Text.number(time);
        if (signature == null || time == null || number < 0) {
            return reading.malformed("header " + SIGNATURE + " is not of the documented form");
        }
        String request = reading.hasHeader(REQUEST) ? reading.header(REQUEST) : "";
        String data = parameters.containsKey(DATA) ? reading.field(parameters, DATA) : "";
        if (request == null || data == null) {
            return null;
        }
        if (request.indexOf(';') >= 0 || data.indexOf(';') >= 0 || request.length() + data.length() == 0) {
            return reading.malformed("there is no id, or one that holds what stands between ids");
        }
        return proof(signature, data, request, time).at(time.length() > DIGITS_OF_SECONDS ? number : number * 1000);
    }

    private static Proof proof(String signature, String data, String request, String time) {
        // The documentation wants the id in lower case, the official packages take it as it is.
        var ids = new LinkedHashSet<>(List.of(data, data.toLowerCase(Locale.ROOT)));
        List<byte[]> texts = ids.stream()
                .map(id -> Text.utf8(labelled(id, request) + "ts:" + time + ";"))
                .toList();
        var places = new HashSet<Ref>();
        if (!data.isEmpty()) {
            places.add(new Ref.Query(DATA));
        }
        if (!request.isEmpty()) {
            places.add(new Ref.Header(REQUEST));
        }
        // Without the id of the request only the time tells two notifications about one payment apart.
        String identity = labelled(data.toLowerCase(Locale.ROOT), request) + (request.isEmpty() ? "ts:" + time : "");
        return Proof.ofAny(Candidates.hex(signature), texts, Coverage.of(places, identity));
    }

    private static String labelled(String data, String request) {
        return (data.isEmpty() ? "" : "id:" + data + ";") + (request.isEmpty() ? "" : "request-id:" + request + ";");
    }

    /** Returns the value of an item of a list, or {@code null} if it is not there exactly once. */
    private static @Nullable String item(String list, String start) {
        String found = null;
        for (String element : Text.listed(list)) {
            String item = element.strip();
            if (item.startsWith(start)) {
                if (found != null) {
                    return null;
                }
                found = item.substring(start.length());
            }
        }
        return found;
    }
}
