-- One bit for each stage that had passed a message's place in send order already when it got that place, and so does not judge it.
-- What was known before is taken to have been judged by each stage that has passed it.
alter table watch_message add column missed smallint default 0 not null;
