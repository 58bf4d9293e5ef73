-- What carriers say of their own maintenance, as the newest notice of each has it. Of its UID the hash finds it again.
create table carrier_maintenance (
    id              varchar(64)                 not null primary key,
    carrier         varchar(63)                 references carrier (code),
    uid_hash        varchar(64)                 not null,
    sequence_number integer                     not null,
    starts_at       timestamp(6) with time zone not null,
    ends_at         timestamp(6) with time zone not null,
    impact          varchar(32)                 not null,
    status          varchar(32)                 not null,
    content         varchar(40000)              not null,
    received_at     timestamp(6) with time zone not null,
    updated_at      timestamp(6) with time zone not null,
    dismissed_at    timestamp(6) with time zone,
    dismiss_reason  varchar(10000),
    version         bigint                      not null,
    constraint carrier_maintenance_uid unique (uid_hash, carrier)
);
create index carrier_maintenance_carrier on carrier_maintenance (carrier, ends_at);
create index carrier_maintenance_time on carrier_maintenance (ends_at);
