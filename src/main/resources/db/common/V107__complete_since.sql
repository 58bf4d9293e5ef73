-- Since when a checkpoint has all the cosignatures that were asked for, in the place of whether; so that an export can be repeated.
alter table cosigned_checkpoint add column complete_at timestamp(6) with time zone;
update cosigned_checkpoint
set complete_at = (select max(s.at) from cosignature s where s.size = cosigned_checkpoint.size)
where complete;
alter table cosigned_checkpoint drop column complete;
