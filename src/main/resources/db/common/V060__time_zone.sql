-- An IANA id; null for the installation's own zone.
alter table person add column time_zone varchar(64);
