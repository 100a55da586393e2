-- Aggregates are kept whole, as json text that is read and written by the verbs; the columns beside it are copies of
-- what is searched and sorted by. json and not jsonb: nothing is normalised, and digests are taken over what is kept.
create sequence project_code start 101;
create table projects (
  id uuid primary key,
  code text not null unique,
  members uuid[] not null,
  body json not null
);
create index projects_members on projects using gin (members);

create sequence request_ref;
create table requests (
  id uuid primary key,
  ref text not null unique,
  key text unique,
  project uuid not null references projects,
  author uuid not null,
  state text not null,
  version integer not null,
  due_at timestamptz,
  -- 0 a blocking finding, 1 something to judge or not read, 2 neither, 3 not checked yet
  worst smallint not null,
  file_count integer not null,
  claimed_by text[] not null,
  changed_at timestamptz not null,
  body json not null
);
create index requests_order on requests ((coalesce(due_at, 'infinity'::timestamptz)), worst, file_count, id);
create index requests_project on requests (project);
create index requests_author on requests (author);
create index requests_state on requests (state, changed_at);

create table reports (
  digest text primary key,
  body json not null
);

create table ledger (
  id bigint generated always as identity primary key,
  release text not null,
  project uuid not null references projects,
  sources text[] not null,
  file text not null,
  file_sha256 text not null,
  table_id text not null,
  body json not null,
  released_at timestamptz not null,
  unique (release, file, table_id)
);
create index ledger_project on ledger (project);
create index ledger_sources on ledger using gin (sources);

-- Derived: may be thrown away and made again.
create table views (
  sha256 text primary key,
  body json not null
);
create table draft_reports (
  request uuid primary key references requests,
  body json not null
);
create table progress (
  request uuid not null references requests,
  file uuid not null,
  stage text not null,
  at timestamptz not null,
  primary key (request, file)
);
