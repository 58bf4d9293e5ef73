package org.countersign.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.countersign.core.ActorId;
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
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        Cursor.Position after = paging.position(1);
        if (filter.q() != null) {
            conditions.add("(position(:q in lower(name)) > 0 or position(:q in login_key) > 0"
                    + " or position(:q in lower(email)) > 0)");
            parameters.put("q", filter.q().toLowerCase(Locale.ROOT));
        }
        if (filter.role() != null) {
            conditions.add("position(:role in ',' || roles || ',') > 0");
            parameters.put("role", "," + filter.role().word() + ",");
        }
        if (filter.disabled() != null) {
            conditions.add("disabled = :disabled");
            parameters.put("disabled", filter.disabled());
        }
        if (after != null) {
            conditions.add("id < :after");
            parameters.put("after", after.text(0));
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        // In SQL, because a converted column such as the roles cannot be looked into otherwise.
        var query = getSession().createNativeQuery("select * from person" + where + " order by id desc", Person.class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(paging.rows()).getResultList();
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
