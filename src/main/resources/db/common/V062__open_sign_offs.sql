-- What carriers have still to accept is little beside what they have accepted.
create index affected_carrier_open on affected_carrier (awaited, change_id);
