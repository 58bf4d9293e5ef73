-- The beginning of a code is found by it, whatever the database's own order is.
create index campaign_code_prefix on campaign (code varchar_pattern_ops);
