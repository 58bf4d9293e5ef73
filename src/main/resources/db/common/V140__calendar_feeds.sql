-- At which secret addresses people's calendars can be read. Of the secret only the hash is kept.
create table calendar_feed (
    id         varchar(64)                 not null primary key,
    person     varchar(64)                 not null references person (id),
    hash       varchar(71)                 not null,
    made_at    timestamp(6) with time zone not null,
    revoked_at timestamp(6) with time zone,
    version    bigint                      not null,
    constraint calendar_feed_hash unique (hash)
);
create index calendar_feed_person on calendar_feed (person, id);
