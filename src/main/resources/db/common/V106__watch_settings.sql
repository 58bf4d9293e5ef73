-- The settings of the watch as somebody set them last; none while those of the installation count. Times in seconds.
create table watch_settings (
    id                   smallint         not null primary key check (id = 1),
    warn_at              double precision not null,
    hold_at              double precision not null,
    campaigns_that_agree integer          not null,
    usual_failure_rate   double precision not null,
    early_age            bigint           not null,
    middle_age           bigint           not null,
    validity_period      bigint           not null,
    acknowledge_within   bigint           not null,
    version              bigint           not null
);

-- The ages at which a campaign's messages are judged: those that were set when it was first heard of.
alter table watch_campaign add column early_age bigint default 120 not null;
alter table watch_campaign add column middle_age bigint default 1800 not null;
alter table watch_campaign add column validity_period bigint default 172800 not null;
