package org.countersign.notices;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Knows which addresses requests may leave to, so that nobody makes this server knock at doors inside its own network. What
 * is looked up and checked here is what is then connected to: a name that resolves otherwise a moment later gains nothing.
 */
@ApplicationScoped
class Doorkeeper {
    private static final Logger LOG = Logger.getLogger(Doorkeeper.class);
    /** Look-ups that hang must not hold up the others. */
    private static final int MOST_LOOK_UPS = 64;

    private final List<Network> allowed;
    private final boolean plainHttp;
    private final Resolver resolver;
    private final ExecutorService lookUps;
    private final Map<String, CompletableFuture<List<InetAddress>>> underWay = new ConcurrentHashMap<>();

    /** A request that must not leave. */
    static final class Forbidden extends Exception {
        Forbidden(String message) {
            super(message, null, false, false);
        }
    }

    @Inject
    Doorkeeper(WebhooksConfig config) {
        this(config, name -> List.of(InetAddress.getAllByName(name)));
    }

    Doorkeeper(WebhooksConfig config, Resolver resolver) {
        this.allowed = config.privateNetworks().orElse(List.of()).stream()
                .map(Network::parse)
                .toList();
        this.plainHttp = config.plainHttp();
        this.resolver = resolver;
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                MOST_LOOK_UPS, MOST_LOOK_UPS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "webhook-look-up");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        this.lookUps = threads;
        if (!allowed.isEmpty() || plainHttp) {
            LOG.warnf("Webhooks may go to %s, %s", allowed, plainHttp ? "also without TLS" : "with TLS");
        }
    }

    /** Whether requests may go without TLS. */
    boolean allowsPlainHttp() {
        return plainHttp;
    }

    /** Whether requests may go to this address. */
    boolean allows(InetAddress address) {
        return Network.isPublic(address) || allowed.stream().anyMatch(network -> network.contains(address));
    }

    /**
     * The address to connect to; fails with {@link Forbidden} when any address of the target is one that requests must not go
     * to, and with {@link UnknownHostException}.
     *
     * @param turn counts up, so that all addresses have their turn
     */
    CompletableFuture<InetAddress> admit(Target target, int turn) {
        if (!target.tls() && !plainHttp) {
            return CompletableFuture.failedFuture(new Forbidden("without TLS, which is not allowed here"));
        }
        CompletableFuture<InetAddress> admitted = new CompletableFuture<>();
        var unused = addresses(target.name()).whenComplete((addresses, failure) -> {
            if (failure != null) {
                admitted.completeExceptionally(failure);
            } else if (!addresses.stream().allMatch(this::allows)) {
                admitted.completeExceptionally(new Forbidden("the address is not public"));
            } else {
                admitted.complete(addresses.get(Math.floorMod(turn, addresses.size())));
            }
        });
        return admitted;
    }

    /** What is being looked up already is not looked up beside it: a name that takes long keeps one thread busy, and no more. */
    private CompletableFuture<List<InetAddress>> addresses(String name) {
        CompletableFuture<List<InetAddress>> own = new CompletableFuture<>();
        CompletableFuture<List<InetAddress>> others = underWay.putIfAbsent(name, own);
        if (others != null) {
            return others;
        }
        lookUps.execute(() -> {
            try {
                List<InetAddress> addresses = resolver.resolve(name);
                if (addresses.isEmpty()) {
                    throw new UnknownHostException(name);
                }
                underWay.remove(name, own);
                own.complete(addresses);
            } catch (UnknownHostException | RuntimeException e) {
                underWay.remove(name, own);
                own.completeExceptionally(e);
            }
        });
        return own;
    }

    @PreDestroy
    void close() {
        lookUps.shutdownNow();
    }
}
