package org.countersign.signoffs;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.changes.Change;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;
import org.jspecify.annotations.Nullable;

/** Finds sign-offs. */
@ApplicationScoped
public class SignOffs implements PanacheRepositoryBase<SignOff, Long> {

    /** The sign-off with this id, if it is of this change. */
    Optional<SignOff> of(Change change, String id) {
        return find("changeId = ?1 and id = ?2", change.id(), id).firstResultOptional();
    }

    /** The reasons given with these sign-offs, by their ids; those without one are absent. */
    public Map<String, String> reasons(Collection<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : find("id in ?1 and reason is not null", ids).stream()
                        .collect(Collectors.toMap(SignOff::id, signOff -> String.valueOf(signOff.reason())));
    }

    /** Those that these actors gave. */
    List<SignOff> givenBy(Collection<String> actors) {
        return actors.isEmpty() ? List.of() : list("givenBy in ?1", actors);
    }

    /** Those of a carrier that were given by a link sent to this address, in any case of letters. */
    List<SignOff> sentTo(String carrier, String address) {
        return list("carrier = ?1 and lower(sentTo) = ?2", carrier, address.toLowerCase(Locale.ROOT));
    }

    /** What each carrier said last of each of these revisions of a change. */
    List<SignOff> lastWords(Change change, Collection<Integer> ofRevisions) {
        return ofRevisions.isEmpty()
                ? List.of()
                : find(
                                "place in (select max(s.place) from SignOff s where s.changeId = :change"
                                        + " and s.revision in :revisions group by s.carrier, s.revision)",
                                Parameters.with("change", change.id()).and("revisions", ofRevisions))
                        .list();
    }

    /**
     * The sign-offs of a change, the newest first, one more than the page holds.
     *
     * @param carrier whose; null for all
     */
    List<SignOff> page(Change change, @Nullable String carrier, Paging paging) {
        Cursor.Position after = paging.position(1);
        Parameters parameters =
                Parameters.with("change", change.id()).and("after", after == null ? Long.MAX_VALUE : after.number(0));
        String ofCarrier = "";
        if (carrier != null) {
            ofCarrier = "and carrier = :carrier ";
            parameters.and("carrier", carrier);
        }
        return find("changeId = :change and place < :after " + ofCarrier + "order by place desc", parameters)
                .range(0, paging.rows() - 1)
                .list();
    }
}
