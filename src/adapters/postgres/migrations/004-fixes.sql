-- Derived: fixes that were proposed for a set of files, by the digest of everything they follow from.
create table fixes (
  key text primary key,
  body json not null
);
