-- The log is only ever added to. Privileges alone cannot say so: the role that owns the tables, usually the application's
-- own, may grant them to itself again. These triggers stop owners and superusers too.
create function ledger_is_append_only() returns trigger
    language plpgsql
as
$$
begin
    raise exception 'the ledger is append-only: % of % is refused', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;

create trigger append_only before update or delete or truncate on ledger_entry
    for each statement execute function ledger_is_append_only();
create trigger append_only before update or delete or truncate on ledger_node
    for each statement execute function ledger_is_append_only();
create trigger never_removed before delete or truncate on ledger_head
    for each statement execute function ledger_is_append_only();
create trigger never_removed before delete or truncate on ledger_text
    for each statement execute function ledger_is_append_only();

-- A text may be erased, never altered.
create trigger only_erased before update on ledger_text
    for each row when (new.text is not null or new.salt is not null
        or new.commitment <> old.commitment or new.entry <> old.entry)
    execute function ledger_is_append_only();

-- Whoever else has got privileges, by default privileges of the schema for example, keeps no more than it takes to add.
do
$$
declare
    holder record;
begin
    for holder in
        select distinct table_name, grantee
        from information_schema.role_table_grants
        where table_schema = current_schema
          and table_name in ('ledger_entry', 'ledger_node')
          and grantee <> current_user
    loop
        execute format('revoke update, delete, truncate, references, trigger on %I from %s', holder.table_name,
                       case holder.grantee when 'PUBLIC' then 'public' else quote_ident(holder.grantee) end);
    end loop;
end
$$;
revoke delete, truncate on ledger_entry, ledger_node from current_user;
