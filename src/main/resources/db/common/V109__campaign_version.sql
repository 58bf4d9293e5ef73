-- Grows with every amendment; entity tags are made of it.
alter table campaign add column version bigint default 0 not null;
