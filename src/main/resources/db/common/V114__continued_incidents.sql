-- The incident that had no room for more alarms when this one was opened.
alter table incident add column continues varchar(20);
