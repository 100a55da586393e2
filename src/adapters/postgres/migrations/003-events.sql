-- The audit: only ever added to. `at` is text because the hash covers its very characters.
create table events (
  seq bigint primary key,
  at text not null,
  actor text not null,
  name text not null,
  subject_is text not null,
  subject_id text not null,
  detail json not null,
  previous text not null,
  hash text not null
);
create index events_subject on events (subject_id, seq);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is not allowed on %: it is only ever added to', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger events_only_grow before update or delete or truncate on events for each statement execute function refuse_change();
create trigger reports_only_grow before update or delete or truncate on reports for each statement execute function refuse_change();
create trigger ledger_only_grows before update or delete or truncate on ledger for each statement execute function refuse_change();
