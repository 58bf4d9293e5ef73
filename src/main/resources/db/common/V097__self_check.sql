-- One row: what the last self-check found, and until when a node has claimed the next one.
create table self_check (
    id            smallint not null primary key check (id = 1),
    claimed_until timestamp(6) with time zone,
    began_at      timestamp(6) with time zone,
    ended_at      timestamp(6) with time zone,
    size          bigint,
    things        bigint,
    differences   bigint,
    -- The first of them, as JSON.
    listed        text,
    -- The signed checkpoint of the last check that found nothing wrong.
    checkpoint    text
);
insert into self_check (id) values (1);
