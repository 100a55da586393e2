create table accounts (
  id uuid primary key,
  name text not null,
  email text not null,
  -- scrypt; null for people who sign in through an identity provider
  password text,
  is_manager boolean not null,
  created_at timestamptz not null default now(),
  closed_at timestamptz
);
create unique index accounts_email on accounts (lower(email));

create table identities (
  issuer text not null,
  subject text not null,
  account uuid not null references accounts,
  primary key (issuer, subject)
);

create table tokens (
  id uuid primary key,
  person uuid not null references accounts,
  name text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index tokens_person on tokens (person);

-- the table of connect-pg-simple
create table session (
  sid varchar primary key,
  sess json not null,
  expire timestamp(6) not null
);
create index session_expire on session (expire);
