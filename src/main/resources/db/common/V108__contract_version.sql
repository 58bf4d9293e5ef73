-- Grows with every amendment; entity tags are made of it.
alter table contract add column version bigint default 0 not null;
