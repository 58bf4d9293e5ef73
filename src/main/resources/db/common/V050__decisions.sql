-- What the gate decided. The ledger has the question and the digest of the answer; here the whole answer stands.
create table decision (
    id              varchar(28)                 not null primary key,
    entry           bigint                      not null unique,
    campaign        varchar(63)                 not null,
    client          varchar(63)                 not null,
    platform        varchar(63)                 not null,
    verdict         varchar(5)                  not null check (verdict in ('allow', 'block')),
    reason_codes    varchar(200)                not null,
    decided_at      timestamp(6) with time zone not null,
    checked_against bigint                      not null,
    valid_until     timestamp(6) with time zone,
    question        text                        not null,
    answer          text                        not null,
    digest          varchar(71)                 not null,
    sameness        varchar(71)                 not null
);
create index decision_campaign on decision (campaign, entry);
create index decision_client on decision (client, entry);
