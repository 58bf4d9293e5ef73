-- Who is signed in on a page. A session counts while its row is there and the version is still the account's session_version.
create table page_session (
    id           varchar(64)                 not null primary key,
    person       varchar(64)                 not null references person (id),
    version      bigint                      not null,
    -- The browser and the system that it says it is; empty where it says nothing known.
    device       varchar(100)                not null,
    begun_at     timestamp(6) with time zone not null,
    last_used_at timestamp(6) with time zone not null
);
create index page_session_person on page_session (person, id);
create index page_session_begun on page_session (begun_at);
