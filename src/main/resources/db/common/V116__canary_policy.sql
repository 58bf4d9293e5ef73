-- Whether a launch over the platform needs a canary of the release that runs to have succeeded at the carrier.
alter table platform add column canary varchar(16) default 'NONE' not null;
