package org.countersign.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.countersign.core.ActorId;
import org.countersign.core.Conditions;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;
import org.countersign.core.StrictText;

/** Finds people. */
@ApplicationScoped
public class People implements PanacheRepositoryBase<Person, String> {
    Optional<Person> byLogin(String login) {
        if (!StrictText.isStorable(login)) {
            // Nobody has such a login, and a database would rather fail than say so.
            return Optional.empty();
        }
        return find("loginKey", Person.loginKey(login)).firstResultOptional();
    }

    /** One more than the page holds, newest first. Reads all accounts where it searches; there are not so many. */
    List<Person> page(PersonFilter filter, Paging paging) {
        Cursor.Position after = paging.position(1);
        Conditions conditions = new Conditions()
                .and(
                        "(position(:q in lower(name)) > 0 or position(:q in login_key) > 0"
                                + " or position(:q in lower(email)) > 0)",
                        "q",
                        filter.q() == null ? null : filter.q().toLowerCase(Locale.ROOT))
                .and(
                        "position(:role in ',' || roles || ',') > 0",
                        "role",
                        filter.role() == null ? null : "," + filter.role().word() + ",")
                .equal("disabled", filter.disabled())
                .and("id < :after", "after", after == null ? null : after.text(0));
        // In SQL, because a converted column such as the roles cannot be looked into otherwise.
        var query = getSession()
                .createNativeQuery("select * from person " + conditions.where("order by id desc"), Person.class);
        conditions.values().forEach(query::setParameter);
        return query.setMaxResults(paging.rows()).getResultList();
    }

    /** All with this role whose accounts are not disabled. */
    public List<Person> active(Role role) {
        return getSession()
                .createNativeQuery(
                        "select * from person where disabled = false and position(:role in ',' || roles || ',') > 0"
                                + " order by id",
                        Person.class)
                .setParameter("role", "," + role.word() + ",")
                .getResultList();
    }

    /** All who can administer, locked, so that the last two cannot leave at the same time. */
    List<Person> lockAdmins() {
        return getSession()
                .createNativeQuery(
                        "select * from person where disabled = false and roles like '%admin%' order by id for update",
                        Person.class)
                .getResultList();
    }

    Optional<Person> lock(String id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Ends all sessions of a person, without changing the person's version. */
    void endSessions(ActorId person) {
        update("sessionVersion = sessionVersion + 1 where id = ?1", person.value());
    }
}
