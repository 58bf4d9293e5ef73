-- What a change blocks: the next campaigns of its platform.
create index campaign_launch on campaign (platform, launch_at, id);
-- What a standard change may start from.
create index platform_change_kind on platform_change (kind, status, id);
