create table person (
    id               varchar(64)                 not null primary key,
    -- As typed at creation; login_key is the same in lower case, because logins differ by more than case.
    login            varchar(100)                not null,
    login_key        varchar(100)                not null,
    name             varchar(200)                not null,
    email            varchar(254)                not null,
    password_hash    varchar(100)                not null,
    -- Counts up with each change that ends the sessions begun before it.
    session_version  bigint                      not null,
    roles            varchar(200)                not null,
    carrier          varchar(63),
    client           varchar(63),
    language         varchar(8)                  not null,
    disabled         boolean                     not null,
    added_at         timestamp(6) with time zone not null,
    version          bigint                      not null,
    constraint person_login_unique unique (login_key)
);

create table api_key (
    id           varchar(64)                 not null primary key,
    name         varchar(200)                not null,
    -- sha256:<hex> of the secret, which is kept nowhere.
    hash         varchar(71)                 not null,
    roles        varchar(200)                not null,
    carrier      varchar(63),
    client       varchar(63),
    expires_at   timestamp(6) with time zone,
    issued_by    varchar(64)                 not null,
    issued_at    timestamp(6) with time zone not null,
    revoked_at   timestamp(6) with time zone,
    last_used_at timestamp(6) with time zone,
    version      bigint                      not null,
    constraint api_key_hash_unique unique (hash)
);

-- Failed sign-ins by digest of the login typed, whether or not it exists, so that a lock tells nothing.
create table sign_in_failure (
    login_hash   varchar(71)                 not null primary key,
    failures     integer                     not null,
    since        timestamp(6) with time zone not null,
    locked_until timestamp(6) with time zone
);
create index sign_in_failure_since on sign_in_failure (since);
