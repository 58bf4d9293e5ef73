-- How often quotations were erased from what receivers and mail servers answered. An answer that was on its way meanwhile may
-- quote what is erased, and is not kept.
alter table webhook_queue add column erasures bigint default 0 not null;
alter table notice_follower add column erasures bigint default 0 not null;
