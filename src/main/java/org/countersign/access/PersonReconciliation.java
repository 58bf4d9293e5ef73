package org.countersign.access;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.ExpectedRow;
import org.countersign.ledger.check.Reconciliation;
import org.jspecify.annotations.Nullable;

/**
 * What the facts about people make of their table: what they may do and whether they may sign in, and by which password. Who
 * they are stands in no fact.
 */
@Singleton
class PersonReconciliation implements Reconciliation {
    private static final RolesColumn ROLES = new RolesColumn();

    @Override
    public String birth() {
        return PersonAdded.KIND;
    }

    @Override
    public Set<String> later() {
        return Set.of(PersonAmended.KIND);
    }

    @Override
    public List<Rows> tables() {
        return List.of(new Rows("person", """
                select p.id, p.id, p.id as id, p.roles, p.carrier, p.client, p.disabled, p.password_hash, p.added_at
                from person p where p.id in (:keys)"""));
    }

    @Override
    public String subjects() {
        return "select id, 1 from person where id > ? order by id";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        PersonAdded added = facts.get(0).fact(PersonAdded.class);
        ExpectedRow row =
                expected.row("person", added.person()).is("id", added.person()).isAbout("added_at", facts.get(0));
        Scope scope = new Scope(added.roles(), added.carrier(), added.client());
        boolean disabled = false;
        String credential = added.credential();
        for (Entry fact : facts.subList(1, facts.size())) {
            PersonAmended amended = fact.fact(PersonAmended.class);
            scope = new Scope(amended.roles(), amended.carrier(), amended.client());
            disabled = amended.disabled();
            credential = amended.credential();
        }
        row.is("roles", ROLES.convertToDatabaseColumn(scope.roles()))
                .is("carrier", scope.carrier())
                .is("client", scope.client())
                .is("disabled", disabled);
        String digest = credential;
        row.suits("password_hash", hash -> digest == null || digest.equals(digestOf(hash)));
    }

    private static @Nullable String digestOf(@Nullable Object hash) {
        return hash instanceof String text ? Sha256.hex(text.getBytes(StandardCharsets.UTF_8)) : null;
    }
}
