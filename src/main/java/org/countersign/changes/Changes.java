package org.countersign.changes;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.core.Problem;
import org.countersign.core.YearlyCounter;
import org.countersign.platforms.DeclaredReleases;
import org.countersign.platforms.Release;
import org.jspecify.annotations.Nullable;

/** Finds changes. */
@ApplicationScoped
public class Changes implements PanacheRepositoryBase<Change, Long>, DeclaredReleases {
    private static final Set<ChangeStatus> OPEN =
            Set.of(ChangeStatus.DRAFT, ChangeStatus.DECLARED, ChangeStatus.IMPLEMENTED);

    /** The next reference of the year in which this time lies (UTC); the year's counter is locked until the commit. */
    String nextReference(Instant now) {
        return YearlyCounter.next(getEntityManager(), ReferenceCounter.class, now);
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

    /** The changes that start from a template, the newest first, at most so many. */
    List<Change> startingFrom(String template, int most) {
        return find("template = ?1 order by id desc", template)
                .range(0, most - 1)
                .list();
    }

    /** The open changes of a platform, those that start soonest first, at most so many. */
    List<Change> openOn(String platform, int most) {
        return find(
                        "platform = :platform and status in :open order by windowStart, id",
                        Parameters.with("platform", platform).and("open", OPEN))
                .range(0, most - 1)
                .list();
    }

    /**
     * The changes of a platform that were ever declared, whatever has become of them since, the latest windows first, each with
     * where one carrier stands; at most so many.
     */
    public List<AtCarrier> everInForceOn(String platform, String carrier, int most) {
        return getEntityManager()
                .createQuery(
                        "select c, value(a) from Change c left join c.affected a on key(a) = :carrier"
                                + " where c.platform = :platform and c.declaredAt is not null"
                                + " order by c.windowStart desc, c.id desc",
                        AtCarrier.class)
                .setParameter("carrier", carrier)
                .setParameter("platform", platform)
                .setMaxResults(most)
                .getResultList();
    }

    /**
     * A change, and where one carrier stands with it.
     *
     * @param carrier null where the change does not affect it
     */
    public record AtCarrier(Change change, @Nullable AffectedCarrier carrier) {}

    /** Which declared changes that were not taken back introduce these versions on these platforms, the newest first. */
    public List<Introduction> introducing(Collection<String> platforms, Collection<String> versions) {
        return platforms.isEmpty() || versions.isEmpty()
                ? List.of()
                : getEntityManager()
                        .createQuery(
                                "select c.platform, c.reference, c.releaseVersion, c.releaseFingerprint from Change c"
                                        + " where c.platform in :platforms and c.releaseVersion in :versions"
                                        + " and c.status in (DECLARED, IMPLEMENTED, CLOSED) order by c.id desc",
                                Introduction.class)
                        .setParameter("platforms", platforms)
                        .setParameter("versions", versions)
                        .getResultList();
    }

    @Override
    public boolean anyDeclared(String platform) {
        return find("platform = ?1 and declaredAt is not null", platform)
                .range(0, 0)
                .firstResultOptional()
                .isPresent();
    }

    @Override
    public boolean anyClosedWithout(String platform, String carrier) {
        return !getEntityManager()
                .createQuery(
                        "select c.id from Change c left join c.affected a on key(a) = :carrier"
                                + " where c.platform = :platform and c.status = :closed and key(a) is null",
                        Long.class)
                .setParameter("carrier", carrier)
                .setParameter("platform", platform)
                .setParameter("closed", ChangeStatus.CLOSED)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    @Override
    public boolean introduces(String platform, Release release) {
        return introducing(List.of(platform), List.of(release.version())).stream()
                .anyMatch(introduction -> introduction.isOf(platform, release));
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
}
