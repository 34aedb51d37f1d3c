/** The version of the tables below, kept in the file's `user_version`. */
export const INTEL_VERSION = 1

/**
 * The tables of `intel.sqlite`. Objects are found by the first 48 bits of their id's SHA-256: an index over the ids themselves is seven
 * times as large, and as ids are random each addition would touch another page of it. Leaves lie apart from the objects, so that all
 * of them can be read without the objects' pages; `kind` beside a row of a collection is the object's type, for an index by it.
 */
export const INTEL_TABLES = `
create table if not exists objects (
  seq integer primary key, id_key integer not null, id text not null, type text not null, version text not null,
  version_ns text not null, spec_version text not null, json text not null, digest text not null, nonce text not null,
  release_key text not null, source text not null, added_us integer not null
) strict;
create index if not exists objects_id on objects (id_key);
create table if not exists leaves (seq integer primary key, hash text not null) strict;
create table if not exists collections (
  place integer primary key, id text not null unique, last_us integer not null
) strict;
create table if not exists collected (
  collection integer not null, added_us integer not null, seq integer not null, kind text not null,
  primary key (collection, added_us)
) strict, without rowid;
create unique index if not exists collected_once on collected (collection, seq);
create index if not exists collected_kind on collected (collection, kind, added_us);
create table if not exists ticks (one integer primary key check (one = 1), last_us integer not null) strict;
insert or ignore into ticks values (1, 0);
create table if not exists quarantine (
  place integer primary key, at integer not null, source text not null, code text not null, reason text not null,
  id text, version text, json text not null, digest text not null
) strict;
create unique index if not exists quarantine_once on quarantine (source, code, digest);
create table if not exists statuses (
  id text primary key, owner text not null, finished_us integer not null, json text not null
) strict, without rowid;
create index if not exists statuses_finished on statuses (finished_us);
create table if not exists notes (name text primary key, body text not null) strict, without rowid;
create trigger if not exists objects_stay before update on objects begin select raise(abort, 'objects are never changed'); end;
create trigger if not exists objects_last before delete on objects begin select raise(abort, 'objects are never removed'); end;
create trigger if not exists leaves_stay before update on leaves begin select raise(abort, 'leaves are never changed'); end;
create trigger if not exists leaves_last before delete on leaves begin select raise(abort, 'leaves are never removed'); end;
pragma user_version = ${INTEL_VERSION};`

/** The columns of an object in the order in which they are read. */
export const OBJECT_COLUMNS =
  'o.seq, o.id, o.type, o.version, o.version_ns, o.spec_version, o.json, o.digest, o.nonce, o.release_key, o.source, o.added_us'
