package org.countersign.witnesses;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.countersign.ledger.merkle.NoteSignature;

/** Shows checkpoints to witnesses over HTTP (C2SP tlog-witness), and believes nothing that they answer. */
@ApplicationScoped
class WitnessClient {
    private static final String SIZE = "text/x.tlog.size";
    /** Bytes of an answer that are read; more than any number of keys needs. */
    private static final int MOST_BYTES = 16 * 1024;

    private static final int MOST_LINES = 20;
    private static final int SHOWN = 200;

    private final WitnessesConfig config;
    private final HttpClient http;

    WitnessClient(WitnessesConfig config) {
        this.config = config;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Asks the witness at this address. Fails in no other way than by an {@link Answer.No}. */
    Answer ask(String url, AddCheckpoint question) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(withoutSlash(url) + AddCheckpoint.PATH))
                .timeout(config.timeout())
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(BodyPublishers.ofString(question.encode(), StandardCharsets.UTF_8))
                .build();
        Body body = new Body();
        var reply = http.sendAsync(request, BodyHandlers.ofByteArrayConsumer(body));
        try {
            // The request's own time-out ends with the headers; a body may trickle for ever.
            HttpResponse<Void> response = reply.get(2 * config.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return answer(
                    new Reply(
                            response.statusCode(),
                            response.headers().firstValue("Content-Type").orElse(""),
                            body.text()),
                    question);
        } catch (TimeoutException e) {
            reply.cancel(true);
            return unreachable("no answer within " + config.timeout().multipliedBy(2));
        } catch (ExecutionException e) {
            return unreachable(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            reply.cancel(true);
            Thread.currentThread().interrupt();
            return unreachable("interrupted");
        }
    }

    private record Reply(int status, String type, String body) {}

    /** What has come of a body; nothing is kept of one that is too long. */
    private static final class Body implements Consumer<Optional<byte[]>> {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public synchronized void accept(Optional<byte[]> chunk) {
            if (chunk.isPresent() && bytes.size() <= MOST_BYTES) {
                bytes.write(chunk.get(), 0, Math.min(chunk.get().length, MOST_BYTES + 1));
            }
        }

        synchronized String text() {
            return bytes.size() > MOST_BYTES ? "" : bytes.toString(StandardCharsets.UTF_8);
        }
    }

    private static Answer answer(Reply reply, AddCheckpoint question) {
        String said = "it answered " + reply.status() + ": " + shown(reply.body());
        return switch (reply.status()) {
            case 200 -> cosignatures(reply.body());
            case 409 -> otherSize(reply, question, said);
            case 404 -> new Answer.No(Outcome.UNKNOWN_LOG, said);
            case 403 -> new Answer.No(Outcome.WRONG_KEY, said);
            case 422 -> new Answer.No(Outcome.CONTRADICTED, said);
            default -> unreachable(said);
        };
    }

    private static Answer cosignatures(String body) {
        try {
            List<NoteSignature> lines = new ArrayList<>();
            for (String line : body.lines().limit(MOST_LINES).toList()) {
                lines.add(NoteSignature.parse(line));
            }
            return new Answer.Cosignatures(lines);
        } catch (IllegalArgumentException e) {
            return unreachable("it answered with no signature: " + shown(body));
        }
    }

    private static Answer otherSize(Reply reply, AddCheckpoint question, String said) {
        if (!reply.type().toLowerCase(Locale.ROOT).startsWith(SIZE)) {
            return unreachable(said);
        }
        try {
            long size = AddCheckpoint.size(reply.body().strip());
            // It expected the size that it was given, so what it does not accept is the root.
            return size == question.old()
                    ? new Answer.No(Outcome.CONTRADICTED, "it has cosigned another root at size " + size)
                    : new Answer.OtherSize(size);
        } catch (IllegalArgumentException e) {
            return unreachable(said);
        }
    }

    private static Answer unreachable(String detail) {
        return new Answer.No(Outcome.UNREACHABLE, detail);
    }

    private static String shown(String body) {
        String line = body.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
