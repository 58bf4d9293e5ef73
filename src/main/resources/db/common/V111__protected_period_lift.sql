-- Protected periods can be amended, and lifted with a reason; a lifted one stays on record.
alter table protected_period add column version bigint default 0 not null;
alter table protected_period add column lifted_at timestamp(6) with time zone;
alter table protected_period add column lift_reason varchar(10000);
