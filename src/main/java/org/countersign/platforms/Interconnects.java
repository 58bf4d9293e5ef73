package org.countersign.platforms;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.jspecify.annotations.Nullable;

/** Finds the links between platforms and carriers. */
@ApplicationScoped
public class Interconnects implements PanacheRepositoryBase<Interconnect, Long> {
    /** How many may run on one platform. */
    public static final int MOST_PER_PLATFORM = 500;

    private static final String RUNNING =
            "from Interconnect i join fetch i.carrier c join fetch i.platform p where i.endedAt is null and p.code = :platform ";

    /** The running interconnects of a platform, by the code of the carrier; at most {@link #MOST_PER_PLATFORM}. */
    public List<Interconnect> runningOn(String platform) {
        return find(RUNNING + "order by c.code", Parameters.with("platform", platform))
                .list();
    }

    /** The running interconnects of several platforms. */
    public List<Interconnect> runningOn(Collection<String> platforms) {
        return platforms.isEmpty()
                ? List.of()
                : find(
                                "from Interconnect i join fetch i.carrier join fetch i.platform p"
                                        + " where i.endedAt is null and p.code in :platforms",
                                Parameters.with("platforms", platforms))
                        .list();
    }

    /** The running interconnects of a carrier, by the code of the platform, at most so many. */
    public List<Interconnect> runningTo(String carrier, int most) {
        return find(
                        "from Interconnect i join fetch i.carrier c join fetch i.platform p"
                                + " where i.endedAt is null and c.code = :carrier order by p.code",
                        Parameters.with("carrier", carrier))
                .range(0, most - 1)
                .list();
    }

    /** The running interconnect of these two. */
    public Optional<Interconnect> running(String platform, String carrier) {
        return find(
                        RUNNING + "and c.code = :carrier",
                        Parameters.with("platform", platform).and("carrier", carrier))
                .firstResultOptional();
    }

    /** The running interconnect of these two, or a 404 problem. */
    Interconnect requireRunning(String platform, String carrier) {
        return running(platform, carrier).orElseThrow(() -> Problem.notFound("interconnect", platform + "/" + carrier));
    }

    /** The link of these two, whether it runs or has ended. */
    Optional<Interconnect> everBetween(Platform platform, String carrier) {
        return find(
                        "from Interconnect i join fetch i.carrier c where i.platform = :platform and c.code = :carrier",
                        Parameters.with("platform", platform).and("carrier", carrier))
                .firstResultOptional();
    }

    long countRunning(Platform platform) {
        return count("platform = ?1 and endedAt is null", platform);
    }

    /**
     * Running interconnects of a platform, the newest first, one more than the page holds.
     *
     * @param onlyCarrier whose alone; null for everybody's
     */
    List<Interconnect> page(String platform, @Nullable String onlyCarrier, Paging paging) {
        Cursor.Position after = paging.position(2);
        Parameters parameters = Parameters.with("platform", platform);
        String where = "";
        if (onlyCarrier != null) {
            where = "and i.carrier.code = :only ";
            parameters.and("only", onlyCarrier);
        }
        if (after != null) {
            where += "and (i.openedAt < :at or (i.openedAt = :at and i.id < :id)) ";
            parameters.and("at", after.instant(0)).and("id", after.number(1));
        }
        return find(RUNNING + where + "order by i.openedAt desc, i.id desc", parameters)
                .range(0, paging.rows() - 1)
                .list();
    }
}
