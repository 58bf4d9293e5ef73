-- Notices also go out as letters by e-mail: then there is no webhook, but a recipient, an opaque id that names nobody.
alter table notice alter column webhook drop not null;
alter table notice add column recipient varchar(64);
-- For which carrier the recipient is written to; null for the operator's own people.
alter table notice add column carrier varchar(63);
-- Whether it does not wait for the end of the quiet hours.
alter table notice add column urgent boolean default false not null;
-- Which node is about to send it, and until when nobody else does.
alter table notice add column claimed_by varchar(64);
alter table notice add column claimed_until timestamp(6) with time zone;
alter table notice add constraint notice_written_once unique (recipient, entry);
create index notice_letters on notice (recipient, subject, state, entry);
create index notice_of_carrier on notice (carrier, entry, id);
