package org.countersign.changes;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.platforms.DeclaredReleases;
import org.countersign.platforms.Release;

/** Finds changes. */
@ApplicationScoped
public class Changes implements PanacheRepositoryBase<Change, Long>, DeclaredReleases {
    /** A word that so few changes hold is looked up first; with more, walking the list finds a page soon enough. */
    private static final int RARE = 1_000;

    private static final String AFFECTED =
            "exists (select 1 from affected_carrier a where a.change_id = c.id and a.carrier = :%s)";

    /** Sorts after every letter and digit that can follow. */
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private static final Set<ChangeStatus> OPEN =
            Set.of(ChangeStatus.DRAFT, ChangeStatus.DECLARED, ChangeStatus.IMPLEMENTED);
    private static final Set<ChangeStatus> IN_FORCE = Set.of(ChangeStatus.DECLARED, ChangeStatus.IMPLEMENTED);

    /** The next reference of the year in which this time lies (UTC); the year's counter is locked until the commit. */
    String nextReference(Instant now) {
        int year = now.atOffset(ZoneOffset.UTC).getYear();
        ReferenceCounter counter =
                getEntityManager().find(ReferenceCounter.class, year, LockModeType.PESSIMISTIC_WRITE);
        if (counter == null) {
            throw new IllegalStateException("no counter for the year " + year);
        }
        return counter.next();
    }

    public Optional<Change> byReference(String reference) {
        return find("reference", reference).firstResultOptional();
    }

    /** The change, or a 404 problem. */
    public Change require(String reference) {
        return byReference(reference).orElseThrow(() -> Problem.notFound("change", reference));
    }

    /** The change with its row locked until the transaction ends, or a 404 problem. */
    public Change lock(String reference) {
        return find("reference", reference)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("change", reference));
    }

    /** The platform of a change, without loading the change; or a 404 problem. */
    String platformOf(String reference) {
        return getEntityManager()
                .createQuery("select c.platform from Change c where c.reference = :reference", String.class)
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("change", reference));
    }

    /** The open changes of a platform, each with its row locked, in the order of creation. */
    List<Change> lockOpenOn(String platform) {
        return find(
                        "platform = :platform and status in :open order by id",
                        Parameters.with("platform", platform).and("open", OPEN))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Other changes in force on the same platform whose windows overlap, the earliest first. */
    List<Change> overlapping(Change change, int most) {
        return find(
                        "platform = :platform and status in :inForce and windowStart < :end and windowEnd > :start"
                                + " and id <> :id order by windowStart, id",
                        Parameters.with("platform", change.platform())
                                .and("inForce", IN_FORCE)
                                .and("end", change.window().end())
                                .and("start", change.window().start())
                                .and("id", change.id()))
                .range(0, most - 1)
                .list();
    }

    @Override
    public boolean anyDeclared(String platform) {
        return find("platform = ?1 and declaredAt is not null", platform)
                .range(0, 0)
                .firstResultOptional()
                .isPresent();
    }

    @Override
    public boolean introducedByClosedChange(String platform, Release release) {
        return find(
                        "platform = ?1 and status = ?2 and releaseVersion = ?3",
                        platform,
                        ChangeStatus.CLOSED,
                        release.version())
                .stream()
                .anyMatch(change -> change.release() != null && release.isNoWiderThan(change.release()));
    }

    /** Changes that the filter lets through, the newest first, one more than the page holds. */
    List<Change> page(ChangeFilter filter, Paging paging) {
        Cursor.Position after = paging.position(1);
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        if (after != null) {
            conditions.add("c.id < :after");
            parameters.put("after", after.number(0));
        }
        if (filter.platform() != null) {
            conditions.add("c.platform = :platform");
            parameters.put("platform", filter.platform());
        }
        if (filter.status() != null) {
            conditions.add("c.status = :status");
            parameters.put("status", filter.status().name());
        }
        if (filter.carrier() != null) {
            conditions.add(AFFECTED.formatted("carrier"));
            parameters.put("carrier", filter.carrier());
        }
        if (filter.awaiting() != null) {
            conditions.add(
                    "c.id in (select a.change_id from affected_carrier a where a.carrier = :awaiting and a.awaited = true)");
            parameters.put("awaiting", filter.awaiting());
        }
        if (filter.onlyCarrier() != null) {
            conditions.add("c.declared_at is not null");
            conditions.add(AFFECTED.formatted("onlyCarrier"));
            parameters.put("onlyCarrier", filter.onlyCarrier());
        }
        addWords(filter.words(), conditions, parameters);
        String where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions) + " ";
        Query query = getEntityManager()
                .createNativeQuery("select c.* from platform_change c " + where + "order by c.id desc", Change.class)
                .setMaxResults(paging.rows());
        parameters.forEach(query::setParameter);
        @SuppressWarnings("unchecked") // the query says so
        List<Change> page = query.getResultList();
        return page;
    }

    /**
     * Every word must begin a word of the change. A rare one is best looked up in the index of words, where common ones
     * would yield too much to sort: with them, the list itself is walked from its newest end.
     */
    private void addWords(Set<String> words, List<String> conditions, Map<String, Object> parameters) {
        record Counted(String word, int number, long changes) {}
        List<Counted> counted = new ArrayList<>();
        for (String word : words) {
            int number = counted.size();
            parameters.put("from" + number, word);
            parameters.put("to" + number, word + LAST_CHARACTER);
            counted.add(new Counted(word, number, countUpToRare(word)));
        }
        counted.sort(Comparator.comparingLong(Counted::changes));
        for (int i = 0; i < counted.size(); i++) {
            Counted word = counted.get(i);
            String range = "w.word >= :from%d and w.word < :to%d".formatted(word.number(), word.number());
            conditions.add(
                    i == 0 && word.changes() <= RARE
                            ? "c.id in (select w.change_id from change_word w where " + range + ")"
                            : "exists (select 1 from change_word w where w.change_id = c.id and " + range + ")");
        }
    }

    private long countUpToRare(String word) {
        return ((Number) getEntityManager()
                        .createNativeQuery("select count(*) from (select 1 as one from change_word w"
                                + " where w.word >= :from and w.word < :to fetch first " + (RARE + 1)
                                + " rows only) x")
                        .setParameter("from", word)
                        .setParameter("to", word + LAST_CHARACTER)
                        .getSingleResult())
                .longValue();
    }
}
