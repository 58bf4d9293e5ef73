-- How far a carrier that has not acknowledged a revision has been reminded. Each reminder is a fact too.
create table acknowledgement_reminder (
    reference varchar(20) not null,
    revision  integer     not null,
    carrier   varchar(63) not null references carrier (code),
    stage     varchar(16) not null,
    primary key (reference, revision, carrier)
);
