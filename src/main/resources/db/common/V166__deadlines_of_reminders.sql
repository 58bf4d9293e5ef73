-- A carrier is reminded of each deadline by itself, so that one that was asked anew, or whose deadline has moved, is reminded again. What
-- stood here counts for the deadline that holds now, or nobody knew of which: no carrier is reminded twice of the same. Of earlier revisions
-- nobody is reminded.
create table reminder_of_deadline (
    reference varchar(20)                 not null,
    revision  integer                     not null,
    carrier   varchar(63)                 not null references carrier (code),
    deadline  timestamp(6) with time zone not null,
    stage     varchar(16)                 not null,
    primary key (reference, revision, carrier, deadline)
);
insert into reminder_of_deadline (reference, revision, carrier, deadline, stage)
select r.reference, r.revision, r.carrier, a.asked_at + i.acknowledge_within_hours * interval '1' hour, r.stage
from acknowledgement_reminder r
join platform_change c on c.reference = r.reference and c.revision = r.revision
join affected_carrier a on a.change_id = c.id and a.carrier = r.carrier
join carrier k on k.code = r.carrier
join platform p on p.code = c.platform
-- Also one that has ended: opened again, it has the same deadline.
join interconnect i on i.platform = p.id and i.carrier = k.id;
drop table acknowledgement_reminder;
alter table reminder_of_deadline rename to acknowledgement_reminder;
