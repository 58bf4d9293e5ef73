-- Whether a hold of the watch is lifted only after a canary, as somebody has set it; null while the installation says so.
alter table watch_settings add column canary_before_lift varchar(16);
