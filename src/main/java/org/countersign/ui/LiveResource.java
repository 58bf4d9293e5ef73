package org.countersign.ui;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.countersign.access.Callers;
import org.countersign.core.ActorId;
import org.countersign.core.Problem;
import org.countersign.ledger.Tail;
import org.jboss.resteasy.reactive.ResponseHeader;

/**
 * Tells pages when the ledger has grown. A stream ends after a minute and the browser comes back by itself, so that one ends
 * soon after its session has ended and a node that stops does not wait for it.
 */
@Path("/live")
public class LiveResource {
    static final int MOST_STREAMS = 6;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LOOKS = 60;
    /** So that proxies do not take the silence for an end. */
    private static final int LOOKS_PER_BEAT = 15;

    private final Tail tail;
    private final Callers callers;
    private final Map<ActorId, Integer> streams = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    LiveResource(Tail tail, Callers callers) {
        this.tail = tail;
        this.callers = callers;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** Events {@code size} whose data is the ledger's size, the first at once, and beats that say nothing. */
    @GET
    @Authenticated // not the class: its observer is called by nobody who is signed in
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    public Multi<OutboundSseEvent> live(@Context Sse sse) {
        ActorId viewer = callers.id();
        if (streams.merge(viewer, 1, Integer::sum) > MOST_STREAMS) {
            leave(viewer);
            throw Problem.tooMany("too-many-streams", LOOK, "Too many pages look for news at the same time.");
        }
        AtomicLong told = new AtomicLong(-1);
        return Multi.createFrom()
                .ticks()
                .startingAfter(Duration.ofMillis(1))
                .every(LOOK)
                .onOverflow()
                .drop()
                .select()
                .first(tick -> !stopping && tick < LOOKS)
                .filter(tick -> told.get() != tail.applied().size() || tick % LOOKS_PER_BEAT == 0)
                .map(tick -> {
                    long size = tail.applied().size();
                    return told.getAndSet(size) == size
                            ? sse.newEventBuilder().comment("").build()
                            : sse.newEvent("size", Long.toString(size));
                })
                .onTermination()
                .invoke(() -> leave(viewer));
    }

    private void leave(ActorId viewer) {
        streams.computeIfPresent(viewer, (who, count) -> count == 1 ? null : count - 1);
    }
}
