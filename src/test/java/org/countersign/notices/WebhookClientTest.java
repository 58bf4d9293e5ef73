package org.countersign.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.JksOptions;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where requests go, and where they do not. */
class WebhookClientTest {
    private static final String PASSWORD = "changeit";
    private static final String[] HERE = {"countersign.webhooks.private-networks", "127.0.0.1/32"};
    private static final String[] PLAIN = {"countersign.webhooks.plain-http", "true"};

    private static Vertx vertx;

    private final List<String> lookedUp = new ArrayList<>();
    private final List<AutoCloseable> closed = new ArrayList<>();

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : closed) {
            each.close();
        }
    }

    @Test
    void no_request_leaves_to_a_name_that_resolves_to_a_private_address() {
        PlayedReceiver receiver = receiver();
        WebhookClient client = client(resolver("127.0.0.1"), PLAIN);

        Answer answer = post(client, "http://receiver.example:" + receiver.port() + "/hook");

        assertThat(answer.status()).isNull();
        assertThat(answer.detail()).isEqualTo("refused: the address is not public");
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void one_private_address_among_public_ones_is_enough_to_refuse() {
        WebhookClient client = client(resolver("9.9.9.9", "10.0.0.1"), PLAIN);

        assertThat(post(client, "http://receiver.example/").detail()).startsWith("refused");
    }

    @Test
    void no_request_leaves_to_a_private_address_that_is_written_as_a_number() {
        PlayedReceiver receiver = receiver();
        WebhookClient client = client(name -> List.of(InetAddress.getAllByName(name)), PLAIN);

        assertThat(post(client, "http://127.0.0.1:" + receiver.port() + "/").detail())
                .startsWith("refused");
        assertThat(post(client, "http://[::ffff:127.0.0.1]:" + receiver.port() + "/")
                        .detail())
                .startsWith("refused");
        assertThat(post(client, "http://localhost:" + receiver.port() + "/").detail())
                .startsWith("refused");
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void the_address_that_was_checked_is_the_one_that_is_connected_to() {
        PlayedReceiver receiver = receiver();
        // No such name exists: whoever looked it up again, as a client does by itself, would find nothing.
        WebhookClient client = client(resolver("127.0.0.1"), PLAIN, HERE);

        Answer answer = post(client, "http://rebinding.invalid:" + receiver.port() + "/hook?of=us");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(lookedUp).containsExactly("rebinding.invalid");
        assertThat(receiver.received()).singleElement().satisfies(request -> {
            assertThat(request.header("host")).isEqualTo("rebinding.invalid:" + receiver.port());
            assertThat(request.path()).isEqualTo("/hook?of=us");
            assertThat(request.method()).isEqualTo("POST");
        });
    }

    @Test
    void a_name_server_that_does_not_answer_keeps_one_thread_busy_and_nobody_waiting() throws Exception {
        PlayedReceiver receiver = receiver();
        CountDownLatch answers = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        Doorkeeper doorkeeper = doorkeeper(config(PLAIN, HERE), name -> {
            if (name.equals("slow.example")) {
                asked.incrementAndGet();
                awaitQuietly(answers);
            }
            return List.of(InetAddress.getLoopbackAddress());
        });
        Target slow = Target.parse("http://slow.example/").orElseThrow();
        Target quick =
                Target.parse("http://quick.example:" + receiver.port() + "/").orElseThrow();
        List<CompletableFuture<InetAddress>> waiting =
                IntStream.range(0, 200).mapToObj(i -> doorkeeper.admit(slow, i)).toList();

        assertThat(doorkeeper.admit(quick, 0).get(1, TimeUnit.MINUTES).isLoopbackAddress())
                .isTrue();

        answers.countDown();
        for (CompletableFuture<InetAddress> each : waiting) {
            each.get(1, TimeUnit.MINUTES);
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_name_that_moves_to_a_private_address_is_refused_from_then_on() {
        PlayedReceiver receiver = receiver();
        List<String> answers = new ArrayList<>(List.of("127.0.0.1", "127.0.0.2"));
        WebhookClient client = client(name -> List.of(InetAddress.getByName(answers.remove(0))), PLAIN, HERE);
        String url = "http://rebinding.invalid:" + receiver.port() + "/";

        assertThat(post(client, url).status()).isEqualTo(204);
        // Also although there is a connection that could be used again.
        assertThat(post(client, url).detail()).startsWith("refused");
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void redirects_are_not_followed() {
        PlayedReceiver receiver = receiver();
        receiver.behave(request ->
                new PlayedReceiver.Reply(307, Map.of("Location", receiver.url() + "/elsewhere"), "Go there."));
        WebhookClient client = client(resolver("127.0.0.1"), PLAIN, HERE);

        Answer answer = post(client, receiver.url());

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.isDelivered()).isFalse();
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void a_request_without_tls_leaves_only_where_that_is_allowed() {
        PlayedReceiver receiver = receiver();
        WebhookClient client = client(resolver("127.0.0.1"), HERE);

        assertThat(post(client, receiver.url()).detail()).startsWith("refused: without TLS");
        assertThat(receiver.received()).isEmpty();
        assertThat(lookedUp).isEmpty();
    }

    @Test
    void a_receiver_that_does_not_answer_in_time_has_not_answered() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        PlayedReceiver receiver = receiver();
        receiver.behave(request -> {
            awaitQuietly(end);
            return PlayedReceiver.Reply.status(204);
        });
        WebhookClient client =
                client(resolver("127.0.0.1"), PLAIN, HERE, new String[] {"countersign.webhooks.timeout", "300ms"});

        Answer answer = post(client, receiver.url());
        end.countDown();

        assertThat(answer.status()).isNull();
        assertThat(answer.detail()).isEqualTo("no answer within 300 ms");
    }

    @Test
    void nobody_at_the_address_is_told_as_such() {
        PlayedReceiver receiver = new PlayedReceiver();
        String url = receiver.url();
        receiver.close();
        WebhookClient client = client(resolver("127.0.0.1"), PLAIN, HERE);

        Answer answer = post(client, url);

        assertThat(answer.status()).isNull();
        assertThat(answer.detail()).contains("refused");
    }

    @Test
    void of_a_long_answer_the_beginning_is_kept_on_one_line() {
        PlayedReceiver receiver = receiver();
        receiver.behave(request ->
                new PlayedReceiver.Reply(500, Map.of("Retry-After", "120"), "Oh\n\u0000no 📱".repeat(20_000)));
        WebhookClient client = client(resolver("127.0.0.1"), PLAIN, HERE);

        Answer answer = post(client, receiver.url());

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.detail())
                .startsWith("Oh  no 📱")
                .hasSizeLessThanOrEqualTo(201)
                .doesNotContain("\n");
        assertThat(answer.retryAfter()).hasSeconds(120);
    }

    @Test
    void over_tls_the_certificate_must_be_for_the_name_although_the_address_is_connected_to(@TempDir Path directory)
            throws Exception {
        Path store = certificate(directory, "receiver.example");
        PlayedReceiver receiver = new PlayedReceiver(tls(store));
        closed.add(receiver);
        WebhookClient client = client(
                new HttpClientOptions()
                        .setTrustOptions(
                                new JksOptions().setPath(store.toString()).setPassword(PASSWORD)),
                resolver("127.0.0.1"),
                HERE);

        Answer named = post(client, "https://receiver.example:" + receiver.port() + "/");
        Answer other = post(client, "https://other.example:" + receiver.port() + "/");

        assertThat(named.status()).as(named.detail()).isEqualTo(204);
        assertThat(other.status()).isNull();
        assertThat(other.detail()).contains("other.example");
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused(@TempDir Path directory) throws Exception {
        PlayedReceiver receiver = new PlayedReceiver(tls(certificate(directory, "receiver.example")));
        closed.add(receiver);
        WebhookClient client = client(resolver("127.0.0.1"), HERE);

        assertThat(post(client, "https://receiver.example:" + receiver.port() + "/")
                        .status())
                .isNull();
        assertThat(receiver.received()).isEmpty();
    }

    private PlayedReceiver receiver() {
        PlayedReceiver receiver = new PlayedReceiver();
        closed.add(receiver);
        return receiver;
    }

    private Resolver resolver(String... addresses) {
        return name -> {
            lookedUp.add(name);
            List<InetAddress> found = new ArrayList<>();
            for (String address : addresses) {
                found.add(InetAddress.getByName(address));
            }
            return found;
        };
    }

    private WebhookClient client(Resolver resolver, String[]... settings) {
        return client(new HttpClientOptions(), resolver, settings);
    }

    private WebhookClient client(HttpClientOptions options, Resolver resolver, String[]... settings) {
        WebhooksConfig config = config(settings);
        WebhookClient client = new WebhookClient(vertx, config, doorkeeper(config, resolver), options);
        closed.add(client::close);
        return client;
    }

    private Doorkeeper doorkeeper(WebhooksConfig config, Resolver resolver) {
        Doorkeeper doorkeeper = new Doorkeeper(config, resolver);
        closed.add(doorkeeper::close);
        return doorkeeper;
    }

    private static WebhooksConfig config(String[]... settings) {
        Map<String, String> all = new LinkedHashMap<>();
        Arrays.stream(settings).forEach(setting -> all.put(setting[0], setting[1]));
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(WebhooksConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValues(all)
                .build()
                .getConfigMapping(WebhooksConfig.class);
    }

    private static Answer post(WebhookClient client, String url) {
        return client.post(Target.parse(url).orElseThrow(), Map.of(), "{}".getBytes(StandardCharsets.UTF_8), 0)
                .join();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path certificate(Path directory, String name) throws Exception {
        Path store = directory.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "receiver",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        return store;
    }

    private static SSLContext tls(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
