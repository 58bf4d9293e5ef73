-- What this installation, as a witness, has cosigned of the logs of others: for each origin the largest tree.
create table witnessed_log (
    origin      varchar(255)                not null primary key,
    size        bigint                      not null,
    root        bytea                       not null,
    cosigned_at timestamp(6) with time zone
);
