-- Who posted a notice that named no carrier: only they go on with it, and once at a time. Of those that came twice the newest is gone on with.
alter table carrier_maintenance add column poster varchar(64);
update carrier_maintenance set poster = (
    select e.actor from ledger_entry e where e.subject = carrier_maintenance.id and e.kind = 'maintenance-received')
where carrier is null
   or exists (select 1 from ledger_entry e where e.subject = carrier_maintenance.id and e.kind = 'maintenance-assigned');
update carrier_maintenance set poster = null
where exists (
    select 1 from carrier_maintenance later
    where later.uid_hash = carrier_maintenance.uid_hash and later.poster = carrier_maintenance.poster
      and later.id > carrier_maintenance.id);
alter table carrier_maintenance add constraint carrier_maintenance_poster unique (uid_hash, poster);
