-- Who wants to be written to about something else than is usual. Of a carrier's contact only an opaque id is here.
create table subscription (
    id        varchar(64) not null primary key,
    -- The contact's id, or that of an account.
    recipient varchar(64) not null,
    -- Of which carrier the recipient is a contact; null for an account.
    carrier   varchar(63) references carrier (code),
    -- Kinds of facts, with commas between; null for what is usual.
    events    varchar(1000),
    -- Null for the carrier's.
    language  varchar(2),
    version   bigint      not null,
    constraint subscription_once unique (recipient)
);
create index subscription_carrier on subscription (carrier, id);
