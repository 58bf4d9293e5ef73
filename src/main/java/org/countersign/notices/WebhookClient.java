package org.countersign.notices;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Posts to webhooks. Connects to the very address that the {@link Doorkeeper} has admitted, follows no redirect, and believes
 * nothing that is answered.
 */
@ApplicationScoped
class WebhookClient {
    /** Bytes of an answer that are read; then the connection is closed. */
    private static final int MOST_BYTES = 64 * 1024;

    private static final int SHOWN = 200;
    /** Connections to one host: as many as there may be letters under way, since many webhooks may share a host. */
    private static final int POOL = Deliveries.ROUND * WebhookService.MOST;

    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);

    private final Doorkeeper doorkeeper;
    private final Duration timeout;
    private final HttpClient http;

    @Inject
    WebhookClient(Vertx vertx, WebhooksConfig config, Doorkeeper doorkeeper) {
        this(vertx, config, doorkeeper, new HttpClientOptions());
    }

    WebhookClient(Vertx vertx, WebhooksConfig config, Doorkeeper doorkeeper, HttpClientOptions options) {
        this.doorkeeper = doorkeeper;
        this.timeout = config.timeout();
        this.http = vertx.createHttpClient(
                options.setConnectTimeout((int) config.connectTimeout().toMillis())
                        .setMaxPoolSize(POOL)
                        .setVerifyHost(true)
                        .setTrustAll(false));
    }

    /** Posts this once; never fails. */
    CompletableFuture<Answer> post(Target target, Map<String, String> headers, byte[] body, int turn) {
        long began = System.nanoTime();
        Attempt attempt = new Attempt();
        var unusedStart = doorkeeper.admit(target, turn).whenComplete((address, failure) -> {
            if (failure != null) {
                attempt.fail(failure);
            } else if (!attempt.ended.isDone()) {
                send(target, address, headers, body, attempt);
            }
        });
        return attempt.ended
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .handle((reply, failure) -> {
                    if (failure != null) {
                        attempt.abort();
                    }
                    Duration took = Duration.ofNanos(System.nanoTime() - began);
                    return reply == null
                            ? new Answer(attempt.status, why(failure), took, null)
                            : new Answer(reply.status, reply.detail, took, reply.retryAfter);
                });
    }

    private void send(Target target, InetAddress address, Map<String, String> headers, byte[] body, Attempt attempt) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setSsl(target.tls())
                .setHost(target.host())
                .setPort(target.port())
                .setURI(target.path())
                // By its number: nobody looks up the name a second time. The name is for Host, SNI and the certificate.
                .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
                .setFollowRedirects(false);
        headers.forEach(options::putHeader);
        http.request(options).onFailure(attempt::fail).onSuccess(request -> {
            attempt.request = request;
            if (attempt.ended.isDone()) {
                attempt.abort();
                return;
            }
            request.send(Buffer.buffer(body)).onFailure(attempt::fail).onSuccess(attempt::read);
        });
    }

    private record Reply(
            int status, String detail, @Nullable Duration retryAfter) {}

    /** One request and what has come of it. */
    private static final class Attempt {
        final CompletableFuture<Reply> ended = new CompletableFuture<>();
        volatile @Nullable HttpClientRequest request;
        volatile @Nullable Integer status;
        private final Buffer body = Buffer.buffer();

        void fail(Throwable failure) {
            ended.completeExceptionally(failure);
        }

        void abort() {
            HttpClientRequest present = request;
            if (present != null) {
                present.reset();
            }
        }

        void read(HttpClientResponse response) {
            status = response.statusCode();
            response.exceptionHandler(this::fail);
            response.handler(chunk -> {
                body.appendBuffer(chunk);
                if (body.length() > MOST_BYTES) {
                    ended.complete(reply(response));
                    abort();
                }
            });
            response.endHandler(end -> ended.complete(reply(response)));
        }

        private Reply reply(HttpClientResponse response) {
            return new Reply(
                    response.statusCode(),
                    shown(body.getString(0, Math.min(body.length(), MOST_BYTES), StandardCharsets.UTF_8.name())),
                    retryAfter(response.getHeader("Retry-After")));
        }
    }

    private static @Nullable Duration retryAfter(@Nullable String header) {
        if (header == null || !header.strip().matches("\\d{1,6}")) {
            return null;
        }
        Duration wanted = Duration.ofSeconds(Long.parseLong(header.strip()));
        return wanted.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wanted;
    }

    private String why(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TimeoutException) {
            return "no answer within " + timeout.toMillis() + " ms";
        }
        if (cause instanceof Doorkeeper.Forbidden) {
            return "refused: " + cause.getMessage();
        }
        if (cause instanceof ConnectException && cause.getMessage() != null) {
            return shown(cause.getMessage());
        }
        if (cause instanceof UnknownHostException) {
            return shown("unknown host: " + cause.getMessage());
        }
        // What is wrong with a certificate stands at the root.
        Throwable root = cause;
        while (root != null && root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return shown(root == cause ? String.valueOf(cause) : cause + ": " + String.valueOf(root));
    }

    private static String shown(String text) {
        String line = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        // After the cut, which may have left half a character.
        return line.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ").strip();
    }

    @PreDestroy
    void close() {
        var unused = http.close();
    }
}
