-- Checkpoints that witnesses have cosigned, as the ledger signed them; the newest thousand.
create table cosigned_checkpoint (
    size     bigint  not null primary key,
    note     text    not null,
    complete boolean not null
);

-- What witnesses, by their verifier keys, added to them: one signature line each, the newest.
create table cosignature (
    size    bigint                      not null references cosigned_checkpoint (size),
    witness varchar(400)                not null,
    at      timestamp(6) with time zone not null,
    line    text                        not null,
    primary key (size, witness)
);

-- How it goes with each witness.
create table witness (
    vkey          varchar(400) not null primary key,
    cosigned_size bigint       not null,
    cosigned_at   timestamp(6) with time zone,
    tried_at      timestamp(6) with time zone,
    outcome       varchar(32),
    detail        text
);

-- One row: which node speaks with the witnesses, and until when nobody else does.
create table witness_round (
    id            smallint not null primary key check (id = 1),
    claimed_by    varchar(64),
    claimed_until timestamp(6) with time zone
);
insert into witness_round (id) values (1);
