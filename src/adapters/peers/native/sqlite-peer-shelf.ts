import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { type SignedHead, signedHead } from '../../../analysis/merkle/signed-head.ts'
import { IntegrityError, SourceError } from '../../../model/errors.ts'
import type { Breach, PeerEntry, PeerPage, PeerShelf, PeerState } from '../../../operations/node/peer-shelf.ts'
import { UNREAD } from '../../../operations/node/peer-shelf.ts'
import { makeFolder } from '../../files/make-folder.ts'
import { privateFile } from '../../files/private-file.ts'
import { openWalDatabase } from '../../files/wal-database.ts'
import { Statements } from '../../intel/statements.ts'

const VERSION = 1
const TABLES = `
create table if not exists peers (place integer primary key, peer text not null unique) strict;
create table if not exists peer_leaves (
  peer integer not null, seq integer not null, hash text not null, digest text, nonce text, primary key (peer, seq)
) strict, without rowid;
create table if not exists peer_states (peer text primary key, body text not null) strict, without rowid;
create table if not exists heads (
  place integer primary key, node text not null, size integer not null, root text not null, body text not null, seen_from text not null
) strict;
create unique index if not exists heads_once on heads (node, size, root);
create table if not exists breaches (place integer primary key, peer text not null, body text not null) strict;
create index if not exists breaches_peer on breaches (peer);
pragma user_version = ${VERSION};`

/** † Heads kept of each node. Of two heads of one size neither is ever dropped. */
const MOST_HEADS = 2_000
/** † Breaches kept of each peer: the first ones. */
const MOST_BREACHES = 1_000
const BUSY_MS = 20_000

/** What is kept of peers, in one SQLite file that several processes may use. */
export class SqlitePeerShelf implements PeerShelf {
  readonly #database: DatabaseSync
  readonly #sql: Statements

  /**
   * @param file made if it is missing, with its folder
   * @throws SourceError `peers-unreadable`
   * @throws IntegrityError `peers-newer`
   */
  constructor(file: string) {
    makeFolder(dirname(file), 0o700)
    privateFile(file)
    let database: DatabaseSync | undefined
    try {
      database = openWalDatabase(file, BUSY_MS)
      database.exec('pragma wal_autocheckpoint = 4000;')
      const found = database.prepare('pragma user_version').get() as { user_version: number }
      if (found.user_version > VERSION) throw new IntegrityError('peers-newer', `${file} was written by a newer Cordon`)
      if (found.user_version < VERSION) database.exec(`begin immediate; ${TABLES} commit;`)
    } catch (cause) {
      database?.close()
      if (cause instanceof IntegrityError) throw cause
      const why = cause instanceof Error ? cause.message : String(cause)
      throw new SourceError('peers-unreadable', `${file} cannot be opened as what is kept of peers: ${why}`, { cause })
    }
    this.#database = database
    this.#sql = new Statements(database)
  }

  async state(peer: string): Promise<PeerState> {
    return this.#state(peer)
  }

  async leaves(peer: string, after: number, limit: number): Promise<readonly string[]> {
    const sql = 'select hash from peer_leaves where peer = ? and seq > ? order by seq limit ?'
    return this.#sql.all(sql, this.#place(peer), after, limit).map(([hash]) => hash as string)
  }

  async entries(peer: string, after: number, limit: number): Promise<readonly PeerEntry[]> {
    const sql =
      'select seq, digest, nonce from peer_leaves where peer = ? and seq > ? and digest is not null order by seq limit ?'
    const rows = this.#sql.all(sql, this.#place(peer), after, limit)
    return rows.map(([seq, digest, nonce]) => ({
      seq: seq as number,
      digest: digest as string,
      nonce: nonce as string,
    }))
  }

  async keep(peer: string, { before, leaves, entries, head, state }: PeerPage): Promise<boolean> {
    return this.#write(() => {
      if (this.#state(peer).size !== before) return false
      this.#sql.run('insert into peers (peer) values (?) on conflict do nothing', peer)
      const place = this.#place(peer)
      const bySeq = new Map(entries.map(entry => [entry.seq, entry]))
      const rows = leaves.map((hash, i) => {
        const { digest = null, nonce = null } = bySeq.get(before + i + 1) ?? {}
        return [place, before + i + 1, hash, digest, nonce]
      })
      this.#sql.insert('peer_leaves', rows)
      const late = 'update peer_leaves set digest = ?, nonce = ? where peer = ? and seq = ? and digest is null'
      for (const { seq, digest, nonce } of entries) if (seq <= before) this.#sql.run(late, digest, nonce, place, seq)
      this.#sql.run(
        'insert into peer_states values (?, ?) on conflict do update set body = excluded.body',
        ...[peer, JSON.stringify(state)],
      )
      this.#saw(head, peer)
      return true
    })
  }

  async sawHeads(heads: readonly SignedHead[], from: string): Promise<void> {
    this.#write(() => {
      for (const head of heads) this.#saw(head, from)
    })
  }

  async heads(node: string | null, limit: number): Promise<readonly { head: SignedHead; from: string }[]> {
    const sql = 'select body, seen_from from heads where ?1 is null or node = ?1 order by place desc limit ?2'
    return this.#sql.all(sql, node, limit).map(([body, from]) => ({
      head: signedHead.parse(JSON.parse(body as string)),
      from: from as string,
    }))
  }

  async breached(breach: Breach): Promise<void> {
    this.#write(() => {
      const [held] = this.#sql.first('select count(*) from breaches where peer = ?', breach.peer) ?? [0]
      if ((held as number) < MOST_BREACHES)
        this.#sql.run('insert into breaches (peer, body) values (?, ?)', breach.peer, JSON.stringify(breach))
    })
  }

  async breaches(peer: string): Promise<readonly Breach[]> {
    const sql = 'select body from breaches where peer = ? order by place'
    return this.#sql.all(sql, peer).map(([body]) => JSON.parse(body as string) as Breach)
  }

  async close(): Promise<void> {
    if (!this.#database.isOpen) return
    this.#sql.drop()
    this.#database.close()
  }

  #state(peer: string): PeerState {
    const row = this.#sql.first('select body from peer_states where peer = ?', peer)
    return row === null ? UNREAD : (JSON.parse(row[0] as string) as PeerState)
  }

  #place(peer: string): number {
    return (this.#sql.first('select place from peers where peer = ?', peer)?.[0] ?? 0) as number
  }

  #saw(head: SignedHead, from: string): void {
    const row = [head.node, head.size, head.root, JSON.stringify(head), from]
    const sql = 'insert into heads (node, size, root, body, seen_from) values (?, ?, ?, ?, ?) on conflict do nothing'
    if (this.#sql.run(sql, ...row) === 0) return
    const [place] = this.#sql.first('select last_insert_rowid()') ?? [0]
    // Only now and then, as it reads all heads of the node.
    if ((place as number) % 100 === 99) this.#prune(head.node)
  }

  #prune(node: string): void {
    this.#sql.run(
      `delete from heads where node = ?1 and place not in (select place from heads where node = ?1 order by place desc limit ?2)
       and size not in (select size from heads where node = ?1 group by size having count(*) > 1)`,
      ...[node, MOST_HEADS],
    )
  }

  #write<T>(work: () => T): T {
    this.#sql.run('begin immediate')
    try {
      const done = work()
      this.#sql.run('commit')
      return done
    } catch (fault) {
      if (this.#database.isTransaction) this.#sql.run('rollback')
      throw fault
    }
  }
}
