package org.countersign.witnesses;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.Cosigner;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.Proofs;
import org.countersign.ledger.merkle.WitnessPolicy;

/** A witness of somebody else, as well or badly behaved as a test wants it. */
final class PlayedWitness implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Cosigner cosigner = new Cosigner("witness.example.org/" + UUID.randomUUID(), PlayedLog.keys());
    private final List<AddCheckpoint> requests = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = this::witness;
    private long size;
    private Hash root = Hash.EMPTY_ROOT;

    /** How it answers a request. */
    @FunctionalInterface
    interface Behaviour {
        Reply answer(AddCheckpoint request);
    }

    /** An answer. */
    record Reply(int status, String type, String body) {}

    PlayedWitness() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/w/add-checkpoint", this::handle);
        server.start();
    }

    /** Behaves so from now on. */
    void behave(Behaviour other) {
        behaviour = other;
    }

    /** Answers this to everything. */
    void answers(int status, String type, String body) {
        behave(request -> new Reply(status, type, body));
    }

    /** What it was asked, in order. */
    List<AddCheckpoint> requests() {
        return requests;
    }

    long size() {
        return size;
    }

    Cosigner cosigner() {
        return cosigner;
    }

    WitnessPolicy.Witness listed(String name) {
        return new WitnessPolicy.Witness(name, cosigner.key(), url());
    }

    /** Its line in a policy. */
    String line(String name) {
        return "witness " + name + " " + cosigner.key().vkey() + " " + url() + "\n";
    }

    private String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/w";
    }

    /** As a good witness answers. */
    Reply witness(AddCheckpoint request) {
        Checkpoint checkpoint = Checkpoint.parse(request.checkpoint().text());
        if (request.old() != size) {
            return new Reply(409, "text/x.tlog.size", size + "\n");
        }
        if (!Proofs.verifyConsistency(size, checkpoint.size(), root, checkpoint.root(), request.proof())) {
            return size == checkpoint.size()
                    ? new Reply(409, "text/x.tlog.size", size + "\n")
                    : new Reply(422, "text/plain", "no proof\n");
        }
        size = checkpoint.size();
        root = checkpoint.root();
        return new Reply(
                200, "text/plain", cosigner.cosign(checkpoint, Instant.now()).line() + "\n");
    }

    /** Lets it have cosigned another log of the same name. */
    void hasSeen(long otherSize, Hash otherRoot) {
        size = otherSize;
        root = otherRoot;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            AddCheckpoint request =
                    AddCheckpoint.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            requests.add(request);
            Reply reply = behaviour.answer(request);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
