create table ledger_entry (
    idx       bigint                      not null primary key,
    kind      varchar(64)                 not null,
    at        timestamp(6) with time zone not null,
    actor     varchar(64)                 not null,
    subject   varchar(160)                not null,
    leaf      bytea                       not null,
    leaf_hash bytea                       not null
);
create index ledger_entry_kind on ledger_entry (kind, idx);
create index ledger_entry_subject on ledger_entry (subject, idx);

-- Roots of complete subtrees at levels 8, 16, 24 …: a proof then needs few reads.
create table ledger_node (
    level smallint not null,
    idx   bigint   not null,
    hash  bytea    not null,
    primary key (level, idx)
);

-- The texts that leaves commit to. text and salt become null when a text is erased.
create table ledger_text (
    commitment varchar(71) not null primary key,
    entry      bigint      not null references ledger_entry (idx),
    salt       bytea,
    text       text
);
create index ledger_text_entry on ledger_text (entry);

-- One row: size, the tree's compact range (RFC 9162) and root, current in every transaction.
create table ledger_head (
    id        smallint                    not null primary key check (id = 1),
    size      bigint                      not null,
    gate_size bigint                      not null,
    at        timestamp(6) with time zone not null,
    tree      bytea                       not null,
    root      bytea                       not null
);
insert into ledger_head (id, size, gate_size, at, tree, root)
values (1, 0, 0, timestamp with time zone '1970-01-01 00:00:00+00:00', cast('' as bytea), cast('' as bytea));

-- The answers of requests that carried an Idempotency-Key.
create table idempotency_key (
    actor        varchar(64)                 not null,
    id_key       varchar(255)                not null,
    request_hash varchar(71)                 not null,
    at           timestamp(6) with time zone not null,
    status       integer                     not null,
    location     varchar(500),
    etag         varchar(100),
    body         text,
    primary key (actor, id_key)
);
create index idempotency_key_at on idempotency_key (at);
