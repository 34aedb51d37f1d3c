import { join } from 'node:path'
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { InputError, IntegrityError } from '../../model/errors.ts'
import type { Instant } from '../../model/instant.ts'
import type {
  DeskSession,
  SecondFactor,
  SessionsMeant,
  SignInShelf,
  Ticket,
} from '../../operations/sign-in/sign-in-shelf.ts'
import { makeFolder } from '../files/make-folder.ts'
import { seal, unseal } from '../files/seal.ts'
import { pauseAfter } from './guess-pace.ts'
import { sealingKey } from './sealing-key.ts'
import { openSignInFile, signInFault } from './sign-in-file.ts'
import { type FactorRow, factorOf, type SessionRow, sessionOf } from './sign-in-rows.ts'

/** † Tickets of one kind, and things guessed at, that are kept at once; the oldest go first. */
const MOST_TICKETS = 20_000
const MOST_GUESSED = 100_000
/** Wrong guesses are forgotten after a day without any, in seconds. */
const FORGOTTEN_S = 86_400

/** What is kept of signing in, in one SQLite file of a folder; several processes may use it at once. */
export class SqliteSignIn implements SignInShelf {
  readonly #path: string
  readonly #db: DatabaseSync
  readonly #key: Buffer
  readonly #mostTickets: number

  /**
   * @param timeoutMs how long is waited for other processes
   * @param mostTickets of one kind
   */
  constructor(folder: string, timeoutMs = 10_000, mostTickets = MOST_TICKETS) {
    this.#mostTickets = mostTickets
    makeFolder(folder, 0o700)
    this.#path = join(folder, 'sign-in.sqlite')
    this.#key = sealingKey(folder)
    this.#db = openSignInFile(this.#path, timeoutMs)
  }

  async open(s: DeskSession): Promise<void> {
    this.#whole(() => {
      this.#run('delete from sessions where ends_at <= ?', s.signedInAt)
      this.#run(
        'insert into sessions values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        ...[s.digest, s.id, s.user, s.owner, s.stamp, s.way, s.limited ? 1 : 0, s.signedInAt, s.seenAt, s.endsAt],
        ...[s.address, s.agent],
      )
      this.#run('insert or replace into seen values (?, ?)', s.owner, s.signedInAt)
    })
  }

  async session(digest: string): Promise<DeskSession | null> {
    const [row] = this.#all<SessionRow>('select * from sessions where digest = ?', digest)
    return row === undefined ? null : sessionOf(row)
  }

  async sessions(): Promise<readonly DeskSession[]> {
    return this.#all<SessionRow>('select * from sessions order by signed_in_at desc').map(sessionOf)
  }

  async seen(digest: string, at: Instant): Promise<void> {
    this.#whole(() => {
      this.#run('update sessions set seen_at = ? where digest = ? and seen_at < ?', at, digest, at)
      this.#run('insert or replace into seen select owner, ? from sessions where digest = ?', at, digest)
    })
  }

  async end(which: SessionsMeant): Promise<number> {
    if ('digest' in which) return this.#run('delete from sessions where digest = ?', which.digest)
    const { owner, id, except } = which
    if (id !== undefined) return this.#run('delete from sessions where owner = ? and id = ?', owner, id)
    return this.#run('delete from sessions where owner = ? and id <> ?', owner, except ?? '')
  }

  async lastSeen(): Promise<ReadonlyMap<string, Instant>> {
    const rows = this.#all<{ owner: string; at: number }>('select owner, at from seen')
    return new Map(rows.map(({ owner, at }) => [owner, at]))
  }

  async put({ digest, kind, owner, body, endsAt }: Ticket): Promise<void> {
    const { nonce, body: sealed } = seal(this.#key, Buffer.from(body), ['cordon.sign-in-ticket/1', digest, kind])
    this.#whole(() => {
      this.#run(
        'insert into tickets (digest, kind, owner, nonce, body, ends_at) values (?, ?, ?, ?, ?, ?)',
        ...[digest, kind, owner, nonce, sealed, endsAt],
      )
      // Some kinds are handed out to whoever asks: a flood of them ends no link of invitation.
      this.#run(
        'delete from tickets where kind = ? and rowid in (select rowid from tickets where kind = ? order by rowid desc limit -1 offset ?)',
        ...[kind, kind, this.#mostTickets],
      )
    })
  }

  async tryTicket(digest: string, kind: string, now: Instant, tries: number): Promise<Ticket | null> {
    return this.#ticket(
      'update tickets set tries = tries + 1 where digest = ? and kind = ? and ends_at > ? and tries < ? returning *',
      ...[digest, kind, now, tries],
    )
  }

  async take(digest: string, kind: string, now: Instant): Promise<Ticket | null> {
    this.#run('delete from tickets where ends_at <= ?', now)
    return this.#ticket('delete from tickets where digest = ? and kind = ? returning *', digest, kind)
  }

  async drop(owner: string, kind: string): Promise<void> {
    this.#run('delete from tickets where owner = ? and kind = ?', owner, kind)
  }

  async addFactor(f: SecondFactor, first = false): Promise<boolean> {
    const sealed = f.secret === null ? null : seal(this.#key, f.secret, ['cordon.totp/1', f.owner, f.id])
    const { credential = null, publicKey = null, transports = null, host = null } = f.passkey ?? {}
    const given = [f.id, f.owner, f.kind, f.label, f.addedAt, f.usedAt, f.counter, credential, publicKey]
    try {
      const rest = [transports?.join(',') ?? null, host, sealed?.nonce ?? null, sealed?.body ?? null]
      const { changes } = this.#db
        .prepare(
          `insert into factors select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
           where ? = 0 or not exists (select 1 from factors where owner = ?)`,
        )
        .run(...given, ...rest, first ? 1 : 0, f.owner)
      return Number(changes) === 1
    } catch (cause) {
      if (cause instanceof Error && /UNIQUE.*credential/.test(cause.message))
        throw new InputError('passkey-taken', 'this passkey is in use already', { cause })
      throw signInFault(cause, this.#path)
    }
  }

  async factors(owner: string | null): Promise<readonly SecondFactor[]> {
    if (owner === null)
      return this.#all<FactorRow>('select * from factors order by added_at').map(r => factorOf(r, null))
    const rows = this.#all<FactorRow>('select * from factors where owner = ? order by added_at, id', owner)
    return rows.map(row => factorOf(row, this.#secret(row)))
  }

  async factorOf(credential: string): Promise<SecondFactor | null> {
    const [row] = this.#all<FactorRow>('select * from factors where credential = ?', credential)
    return row === undefined ? null : factorOf(row, null)
  }

  async use(id: string, counter: number, at: Instant): Promise<boolean> {
    // Passkeys that are kept in step among devices count nothing: theirs stays at zero.
    const used = this.#run(
      "update factors set counter = ?, used_at = ? where id = ? and (counter < ? or (kind = 'passkey' and counter = 0 and ? = 0))",
      ...[counter, at, id, counter, counter],
    )
    return used === 1
  }

  async removeFactor(owner: string, id: string): Promise<boolean> {
    return this.#run('delete from factors where owner = ? and id = ?', owner, id) === 1
  }

  async putRecovery(owner: string, digests: readonly string[]): Promise<void> {
    this.#whole(() => {
      this.#run('delete from recovery where owner = ?', owner)
      for (const digest of digests) this.#run('insert into recovery values (?, ?)', owner, digest)
    })
  }

  async spendRecovery(owner: string, digest: string): Promise<boolean> {
    return this.#run('delete from recovery where owner = ? and digest = ?', owner, digest) === 1
  }

  async recoveryLeft(): Promise<ReadonlyMap<string, number>> {
    const rows = this.#all<{ owner: string; n: number }>('select owner, count(*) as n from recovery group by owner')
    return new Map(rows.map(({ owner, n }) => [owner, n]))
  }

  async guess(at: string, now: Instant): Promise<number> {
    return this.#whole(() => {
      const [row] = this.#all<{ count: number; next_at: number }>('select count, next_at from guesses where at = ?', at)
      if (row !== undefined && now < row.next_at) return row.next_at - now
      const count = row === undefined || now - row.next_at > FORGOTTEN_S ? 1 : row.count + 1
      this.#run('insert or replace into guesses values (?, ?, ?)', at, count, now + pauseAfter(count))
      if (row === undefined)
        this.#run(
          'delete from guesses where at in (select at from guesses order by next_at limit max(0, (select count(*) from guesses) - ?))',
          MOST_GUESSED,
        )
      return 0
    })
  }

  async forgive(at: string): Promise<void> {
    this.#run('delete from guesses where at = ?', at)
  }

  async forget(owner: string): Promise<void> {
    this.#whole(() => {
      for (const table of ['sessions', 'tickets', 'factors', 'recovery'])
        this.#run(`delete from ${table} where owner = ?`, owner)
    })
  }

  async close(): Promise<void> {
    if (this.#db.isOpen) this.#db.close()
    this.#key.fill(0)
  }

  #ticket(sql: string, ...given: SQLInputValue[]): Ticket | null {
    const [row] = this.#all<{
      digest: string
      kind: string
      owner: string | null
      nonce: Uint8Array
      body: Uint8Array
      ends_at: number
    }>(sql, ...given)
    if (row === undefined) return null
    const { digest, kind, owner, ends_at: endsAt } = row
    const body = unseal(this.#key, row, ['cordon.sign-in-ticket/1', digest, kind])
    // Made under another key: nobody can finish what it was for.
    return body === null ? null : { digest, kind, owner, body: body.toString(), endsAt }
  }

  #secret({ id, owner, kind, nonce, secret }: FactorRow): Uint8Array | null {
    if (kind !== 'totp') return null
    const plain =
      nonce === null || secret === null
        ? null
        : unseal(this.#key, { nonce, body: secret }, ['cordon.totp/1', owner, id])
    if (plain !== null) return plain
    throw new IntegrityError(
      'sign-in-damaged',
      `a secret in ${this.#path} is not what was written, or the key beside it is another: users reset gives new second factors`,
    )
  }

  #all<T>(sql: string, ...given: SQLInputValue[]): T[] {
    try {
      return this.#db.prepare(sql).all(...given) as unknown as T[]
    } catch (cause) {
      throw signInFault(cause, this.#path)
    }
  }

  #run(sql: string, ...given: SQLInputValue[]): number {
    try {
      return Number(this.#db.prepare(sql).run(...given).changes)
    } catch (cause) {
      throw signInFault(cause, this.#path)
    }
  }

  /** Does something within a transaction that keeps other writers out. */
  #whole<A>(work: () => A): A {
    try {
      this.#db.exec('begin immediate')
      const done = work()
      this.#db.exec('commit')
      return done
    } catch (fault) {
      if (this.#db.isTransaction) this.#db.exec('rollback')
      throw signInFault(fault, this.#path)
    }
  }
}
