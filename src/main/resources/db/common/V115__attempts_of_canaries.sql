-- Which canary in a row this is that none before has succeeded, counted from 1; each is held to a stricter test than the last.
alter table incident_canary add column attempt integer default 1 not null;
