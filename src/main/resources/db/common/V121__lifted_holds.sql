-- The newest message that was known when the stream's hold was lifted: what was sent up to it is counted and not judged.
alter table watch_stream add column lifted_at timestamp(6) with time zone;
alter table watch_stream add column lifted_id uuid;
