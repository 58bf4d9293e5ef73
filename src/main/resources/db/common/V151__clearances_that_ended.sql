-- Allows whose clearances are dead although they have not run out; each is a fact, too, made once for each lease.
create table ended_clearance (
    decision    varchar(28)                 not null,
    valid_until timestamp(6) with time zone not null,
    primary key (decision, valid_until)
);
-- The clearances that have not run out yet are few.
create index decision_valid_until on decision (valid_until, entry);
