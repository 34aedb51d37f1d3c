import { chmodSync, existsSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { CordonError, IntegrityError, SourceError } from '../../model/errors.ts'
import { openWalDatabase } from '../files/wal-database.ts'

const PRAGMAS = 'pragma secure_delete = on; pragma trusted_schema = off;'

const SCHEMA = `
create table if not exists sessions (
  digest text primary key, id text not null unique, user text not null, owner text not null, stamp integer not null, way text not null,
  limited integer not null, signed_in_at integer not null, seen_at integer not null, ends_at integer not null, address text not null,
  agent text not null
) strict, without rowid;
create index if not exists sessions_owner on sessions (owner);
create table if not exists tickets (
  digest text primary key, kind text not null, owner text, nonce blob not null, body blob not null, ends_at integer not null,
  tries integer not null default 0
) strict;
create index if not exists tickets_kind on tickets (kind);
create table if not exists factors (
  id text primary key, owner text not null, kind text not null, label text not null, added_at integer not null, used_at integer,
  counter integer not null, credential text unique, public_key blob, transports text, host text, nonce blob, secret blob
) strict;
create index if not exists factors_owner on factors (owner);
create table if not exists recovery (owner text not null, digest text not null, primary key (owner, digest)) strict, without rowid;
create table if not exists guesses (at text primary key, count integer not null, next_at integer not null) strict, without rowid;
create table if not exists seen (owner text primary key, at integer not null) strict, without rowid;`

/** Opens what is kept of signing in; only its owner can read it. @throws as {@link signInFault} */
export function openSignInFile(path: string, timeoutMs: number): DatabaseSync {
  const fresh = !existsSync(path)
  try {
    const db = openWalDatabase(path, timeoutMs)
    if (fresh) chmodSync(path, 0o600)
    db.exec(PRAGMAS + SCHEMA)
    return db
  } catch (cause) {
    throw signInFault(cause, path)
  }
}

/** A fault of SQLite as SourceError `sign-in-unreadable` or IntegrityError `sign-in-damaged`; others as they are. */
export function signInFault(cause: unknown, path: string): unknown {
  if (cause instanceof CordonError || !(cause instanceof Error) || !/sqlite/i.test(String(Reflect.get(cause, 'code'))))
    return cause
  const place = { file: path }
  if (/malformed|not a database/.test(cause.message))
    return new IntegrityError('sign-in-damaged', `${path} is damaged: ${cause.message}`, { cause, place })
  return new SourceError('sign-in-unreadable', `${path} cannot be used: ${cause.message}`, { cause, place })
}
