create table carrier_sensitive_name (
    carrier bigint      not null references carrier (id),
    name    varchar(11) not null,
    primary key (carrier, name)
);
