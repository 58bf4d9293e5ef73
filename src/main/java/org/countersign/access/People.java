package org.countersign.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
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

    /** One more than the page holds, newest first. */
    List<Person> page(Paging paging) {
        Cursor.Position after = paging.position(1);
        return (after == null ? find("order by id desc") : find("id < ?1 order by id desc", after.text(0)))
                .page(0, paging.rows())
                .list();
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
