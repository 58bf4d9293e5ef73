package org.countersign.ledger;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Brings all projections up to a size of the ledger, step by step; for one thread. */
final class Fold {

    /** Where entries come from. */
    @FunctionalInterface
    interface Source {
        /** The entries of these kinds with {@code from <= index < to}, in order. */
        List<Entry> entries(Set<String> kinds, long from, long to) throws SQLException;
    }

    /** A projection could not take its entries; it will be offered them again. */
    static final class ProjectionFailed extends Exception {
        ProjectionFailed(Projection projection, long size, RuntimeException cause) {
            super(projection + " could not follow the ledger to size " + size, cause);
        }
    }

    private final List<Follower> followers;
    private final Source source;
    private final int chunk;
    private final Set<String> kinds = new TreeSet<>();
    private long size;

    private static final class Follower {
        final Projection projection;
        final Set<String> kinds;
        /** May be ahead of the others if one of them failed. */
        long size;

        Follower(Projection projection) {
            this.projection = projection;
            this.kinds = Set.copyOf(projection.kinds());
        }
    }

    Fold(List<Projection> projections, Source source, int chunk) {
        this.followers = projections.stream().map(Follower::new).toList();
        this.source = source;
        this.chunk = chunk;
        followers.forEach(follower -> kinds.addAll(follower.kinds));
    }

    /** Up to this size all projections have taken everything. */
    long size() {
        return size;
    }

    /** Takes the next entries, at most a chunk, on the way to this size. */
    void step(long target) throws SQLException, ProjectionFailed {
        long to = Math.min(target, size + chunk);
        List<Entry> entries = source.entries(kinds, size, to);
        for (Follower follower : followers) {
            if (follower.size < to) {
                offer(follower, entries, to);
            }
        }
        size = to;
    }

    private static void offer(Follower follower, List<Entry> entries, long to) throws ProjectionFailed {
        List<Entry> own = entries.stream()
                .filter(entry -> entry.index() >= follower.size && follower.kinds.contains(entry.kind()))
                .toList();
        try {
            follower.projection.apply(own, to);
        } catch (RuntimeException e) {
            throw new ProjectionFailed(follower.projection, to, e);
        }
        follower.size = to;
    }
}
