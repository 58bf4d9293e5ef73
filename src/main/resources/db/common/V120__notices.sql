-- Who wants to be told by HTTP. One that was deleted stays without its secrets, for the log of what was sent.
create table webhook (
    id             varchar(64)                 not null primary key,
    url            varchar(2000)               not null,
    -- Kinds of facts, with commas between.
    events         varchar(1000)               not null,
    -- The role as which it reads, and the one party that it reads for.
    reads_as       varchar(16)                 not null,
    carrier        varchar(63),
    client         varchar(63),
    state          varchar(16)                 not null,
    -- Sealed with the installation's key; the earlier one signs too until its time is over.
    secret         varchar(200),
    earlier_secret varchar(200),
    earlier_until  timestamp(6) with time zone,
    -- The index of the entry that tells of its registration: it hears of later ones.
    since          bigint                      not null,
    registered_by  varchar(64)                 not null,
    registered_at  timestamp(6) with time zone not null,
    ended_at       timestamp(6) with time zone,
    version        bigint                      not null
);
create index webhook_state on webhook (state, id);

-- How it goes with its deliveries, and which node sees to them until when. Its row is the lock of the webhook's notices.
create table webhook_queue (
    webhook       varchar(64) not null primary key references webhook (id),
    claimed_by    varchar(64),
    claimed_until timestamp(6) with time zone,
    -- Rounds in a row in which nothing was delivered.
    failures      integer     not null,
    rest_until    timestamp(6) with time zone
);

-- How far notices have been made of the ledger's entries.
create table notice_follower (
    name     varchar(32) not null primary key,
    position bigint      not null
);
insert into notice_follower (name, position) select 'webhooks', size from ledger_head;

-- What one webhook is told of one entry. What it says is read when it is sent: there is no text here.
create table notice (
    id          varchar(64)                 not null primary key,
    webhook     varchar(64)                 not null references webhook (id),
    entry       bigint                      not null,
    event       varchar(64)                 not null,
    subject     varchar(160)                not null,
    -- When the fact came about.
    at          timestamp(6) with time zone not null,
    state       varchar(16)                 not null,
    noted_at    timestamp(6) with time zone not null,
    -- Nobody tries any more after this.
    due_by      timestamp(6) with time zone not null,
    -- When it is tried next; null while an earlier one about its subject is pending, and when it has ended.
    next_at     timestamp(6) with time zone,
    -- Attempts altogether, and those since it was last put into the queue.
    attempts    integer                     not null,
    tries       integer                     not null,
    ended_at    timestamp(6) with time zone,
    last_status integer,
    last_detail varchar(500),
    constraint notice_once unique (webhook, entry)
);
create index notice_due on notice (webhook, next_at);
create index notice_head on notice (webhook, subject, next_at);
create index notice_line on notice (webhook, subject, state, entry);
create index notice_overdue on notice (webhook, state, due_by);
create index notice_ended on notice (ended_at);
create index notice_list on notice (entry, id);
create index notice_state on notice (state, entry, id);
create index notice_subject on notice (subject, entry, id);

-- Each attempt to deliver a notice, and what was answered.
create table notice_attempt (
    notice varchar(64)                 not null references notice (id) on delete cascade,
    number integer                     not null,
    at     timestamp(6) with time zone not null,
    millis bigint                      not null,
    status integer,
    detail varchar(500),
    primary key (notice, number)
);
