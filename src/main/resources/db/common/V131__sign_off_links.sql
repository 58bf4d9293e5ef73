-- Links that let a contact of a carrier answer one revision of one change without an account. Of a token only its hash is here.
create table sign_off_link (
    id          varchar(64)                 not null primary key,
    token_hash  varchar(64)                 not null,
    reference   varchar(20)                 not null,
    revision    integer                     not null,
    carrier     varchar(63)                 not null references carrier (code),
    -- Whom it was sent to, an opaque id.
    recipient   varchar(64)                 not null,
    issued_at   timestamp(6) with time zone not null,
    expires_at  timestamp(6) with time zone not null,
    opened_at   timestamp(6) with time zone,
    answered_at timestamp(6) with time zone,
    revoked_at  timestamp(6) with time zone,
    constraint sign_off_link_token unique (token_hash),
    constraint sign_off_link_once unique (reference, revision, recipient)
);
create index sign_off_link_change on sign_off_link (reference, issued_at);

-- Who signed off by a link: the name that they gave, and where the link was sent to.
alter table sign_off add column given_name varchar(200);
alter table sign_off add column sent_to varchar(200);
