-- What people and the API search by; each list is paged by entry, newest first.
create index decision_verdict on decision (verdict, entry);
create index decision_reasons on decision (reason_codes, entry);
create index decision_decided_at on decision (decided_at);
-- Those that stand are few among those that were.
create index hold_lifted_at on hold (lifted_at, id);
create index ledger_entry_actor on ledger_entry (actor, idx);
