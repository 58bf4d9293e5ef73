-- Clients can be amended: says which If-Match is stale.
alter table client add column version bigint default 0 not null;
