-- What happens in a span of time, whatever platform it is on.
create index platform_change_starts on platform_change (window_start, window_end);
create index contract_end on contract (valid_until);

-- Which change introduced a release.
create index platform_change_release on platform_change (platform, release_version);
create index campaign_launch_at on campaign (launch_at, id);
