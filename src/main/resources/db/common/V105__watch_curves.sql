-- How the counts of a campaign's messages to a carrier went. The time of a stream is cut into slots, counted from 1970; a
-- point is how it stood at the end of what was heard in a slot. There are at most 240: then slots become twice as long.
create table watch_curve (
    stream    bigint                      not null references watch_stream (id),
    slot      bigint                      not null,
    at        timestamp(6) with time zone not null,
    sent      bigint                      not null,
    delivered bigint                      not null,
    -- With those whose time was up.
    failed    bigint                      not null,
    -- The highest within the slot.
    evidence  double precision            not null,
    primary key (stream, slot)
);

-- How long a slot is, in seconds; which is the newest; how many there are.
alter table watch_stream add column curve_step bigint default 1 not null;
alter table watch_stream add column curve_slot bigint;
alter table watch_stream add column curve_points integer default 0 not null;
