package org.countersign.access;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.ExpectedRow;
import org.countersign.ledger.check.Reconciliation;

/** What the facts about API keys make of their table. */
@Singleton
class ApiKeyReconciliation implements Reconciliation {
    private static final RolesColumn ROLES = new RolesColumn();

    @Override
    public String birth() {
        return ApiKeyIssued.KIND;
    }

    @Override
    public Set<String> later() {
        return Set.of(ApiKeyRevoked.KIND);
    }

    @Override
    public List<Rows> tables() {
        return List.of(new Rows("api_key", """
                select k.id, k.id, k.id as id, k.hash, k.roles, k.carrier, k.client, k.expires_at, k.issued_by,
                       k.issued_at, k.revoked_at
                from api_key k where k.id in (:keys)"""));
    }

    @Override
    public String subjects() {
        return "select id, 1 from api_key where id > ? order by id";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        ApiKeyIssued issued = facts.get(0).fact(ApiKeyIssued.class);
        ExpectedRow row = expected.row("api_key", issued.key())
                .is("id", issued.key())
                .is("hash", issued.hash())
                .is("roles", ROLES.convertToDatabaseColumn(issued.roles()))
                .is("carrier", issued.carrier())
                .is("client", issued.client())
                .is("expires_at", issued.expiresAt())
                .is("issued_by", issued.issuedBy().value())
                .isAbout("issued_at", facts.get(0));
        if (facts.size() == 1) {
            row.is("revoked_at", null);
        } else {
            row.isAbout("revoked_at", facts.get(1));
        }
    }
}
