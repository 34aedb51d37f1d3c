import { randomBytes, randomInt } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import { chmodSync, existsSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { InputError, SourceError } from '../../model/errors.ts'
import type { Webhook } from '../../operations/webhooks/webhook.ts'
import type { WebhookMessage } from '../../operations/webhooks/webhook-messages.ts'
import type {
  DeadLetter,
  DeliveryCounts,
  PostResult,
  WebhookOutbox,
  WebhookStanding,
} from '../../operations/webhooks/webhook-outbox.ts'
import { makeFolder } from '../files/make-folder.ts'
import { openWalDatabase } from '../files/wal-database.ts'
import { addressReach, isLoopbackHost } from './guard-address.ts'
import { postSigned } from './post-signed.ts'

const SCHEMA = `
pragma secure_delete = on;
create table if not exists secrets (id text primary key, secret text not null) strict, without rowid;
create table if not exists place (one integer primary key check (one = 1), cursor integer not null) strict;
create table if not exists messages (
  id text primary key, webhook text not null, event text not null, body text not null,
  state text not null default 'waiting', attempts integer not null default 0,
  due_at integer not null default 0, held_until integer not null default 0,
  last_at integer, reason text
) strict;
create index if not exists messages_due on messages (state, due_at);
create index if not exists messages_hook on messages (webhook, state);`

/** Delivery settings; the defaults are for use, others for tests. */
export interface OutboxOptions {
  /** Attempts before a message is given up: with the waits below about eleven hours. */
  readonly attempts?: number
  /** Wait after the first failure, in seconds; doubled with each further one. */
  readonly firstWait?: number
  readonly longestWait?: number
  readonly timeoutMs?: number
  /** Unix seconds. */
  readonly now?: () => number
  readonly ca?: string
}

/** Messages that are under way at once. */
const AT_ONCE = 8
/** Seconds for which a message that is being posted is left alone by other processes. */
const HELD = 120
/** Failures one after another from which a receiver counts as down for the round. */
const FAILURES_IN_ROW = 3
/** Delivered messages are kept so many days, so that a repeat is known as such. */
const KEPT_DAYS = 30

interface MessageRow {
  readonly id: string
  readonly webhook: string
  readonly event: string
  readonly body: string
  readonly attempts: number
}

/** The outbox in a folder, one SQLite file that only its owner can read. Several processes may post from it. */
export class DiskOutbox implements WebhookOutbox {
  readonly #folder: string
  readonly #options: Required<Omit<OutboxOptions, 'ca'>> & { readonly ca: string | undefined }
  #opened: DatabaseSync | null = null

  constructor(folder: string, options: OutboxOptions = {}) {
    this.#folder = folder
    this.#options = {
      attempts: 20,
      firstWait: 5,
      longestWait: 3_600,
      timeoutMs: 10_000,
      now: () => Math.floor(Date.now() / 1000),
      ca: undefined,
      ...options,
    }
  }

  async checkUrl(text: string, allowPrivate: boolean): Promise<string> {
    const url = URL.canParse(text) ? new URL(text) : null
    const place = { field: 'url' }
    if (!url || !/^https?:$/.test(url.protocol) || url.hash !== '')
      throw new InputError('webhook-url-malformed', `"${text}" is no https address`, { place })
    if (url.username !== '' || url.password !== '')
      throw new InputError(
        'webhook-url-malformed',
        'an address with a password in it would be kept in the log of facts',
        {
          place,
        },
      )
    const loopback = isLoopbackHost(url.hostname)
    if (url.protocol === 'http:' && !loopback)
      throw new InputError('webhook-url-insecure', 'only this machine may be posted to without TLS: use https', {
        place,
      })
    for (const address of await addressesOf(url.hostname)) {
      const reach = addressReach(address)
      if (reach === 'public' || (reach === 'private' && (allowPrivate || loopback))) continue
      const hint = reach === 'private' ? ': --allow-private allows it' : ', which is never allowed'
      throw new InputError('webhook-url-private', `${url.hostname} is ${address}, no public address${hint}`, { place })
    }
    return url.href
  }

  async mint(): Promise<{ id: string; secret: string }> {
    const id = `wh-${randomBytes(6).toString('hex')}`
    const secret = `cordon_whsec_${randomBytes(32).toString('base64url')}`
    this.#db().prepare('insert into secrets (id, secret) values (?, ?)').run(id, secret)
    return { id, secret }
  }

  async forget(id: string): Promise<void> {
    this.#db().prepare('delete from secrets where id = ?').run(id)
    this.#db().prepare(`delete from messages where webhook = ? and state = 'waiting'`).run(id)
  }

  async cursor(): Promise<number> {
    if (!this.#there()) return 0
    const row = this.#db().prepare('select cursor from place').get() as { cursor: number } | undefined
    return row?.cursor ?? 0
  }

  async put(messages: readonly WebhookMessage[], cursor: number): Promise<void> {
    const db = this.#db()
    db.exec('begin immediate')
    try {
      const insert = db.prepare('insert or ignore into messages (id, webhook, event, body) values (?, ?, ?, ?)')
      for (const { id, webhook, event, body } of messages) insert.run(id, webhook, event, body)
      db.prepare(
        'insert into place (one, cursor) values (1, ?) on conflict (one) do update set cursor = max(cursor, excluded.cursor)',
      ).run(cursor)
      db.exec('commit')
    } catch (fault) {
      if (db.isTransaction) db.exec('rollback')
      throw fault
    }
  }

  async deliver(hooks: ReadonlyMap<string, Webhook>): Promise<DeliveryCounts> {
    const counts = { delivered: 0, failed: 0, dead: 0 }
    if (!this.#there()) return { ...counts, waiting: 0 }
    const db = this.#db()
    const { now } = this.#options
    db.prepare(`delete from messages where state = 'delivered' and last_at < ?`).run(now() - KEPT_DAYS * 86_400)
    const inRow = new Map<string, number>()
    const take = async (): Promise<void> => {
      for (let row = this.#take(); row !== null; row = this.#take()) {
        const hook = hooks.get(row.webhook)
        if (!hook) {
          db.prepare('delete from messages where id = ?').run(row.id)
          continue
        }
        const went = await this.#one(hook, row)
        counts[went]++
        const failures = went === 'delivered' ? 0 : (inRow.get(hook.id) ?? 0) + 1
        inRow.set(hook.id, failures)
        if (failures >= FAILURES_IN_ROW) this.#putOff(hook.id, this.#wait(row.attempts + 1))
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, take))
    const { n } = db.prepare(`select count(*) as n from messages where state = 'waiting'`).get() as { n: number }
    return { ...counts, waiting: n }
  }

  async post(hook: Webhook, message: WebhookMessage): Promise<PostResult> {
    const row = this.#db().prepare('select secret from secrets where id = ?').get(hook.id) as
      | { secret: string }
      | undefined
    if (!row)
      return {
        ok: false,
        status: null,
        reason: 'its secret is not in this data folder: remove it and add it anew',
        ms: 0,
      }
    const { timeoutMs, now, ca } = this.#options
    const { id: delivery, event, body } = message
    const { url, allowPrivate } = hook
    return postSigned({ url, secret: row.secret, delivery, event, body, allowPrivate, at: now(), timeoutMs, ca })
  }

  async standing(id: string): Promise<WebhookStanding> {
    const none = { waiting: 0, delivered: 0, dead: 0, lastAt: null, lastReason: null }
    if (!this.#there()) return none
    const rows = this.#db()
      .prepare('select state, count(*) as n from messages where webhook = ? group by state')
      .all(id) as { state: 'waiting' | 'delivered' | 'dead'; n: number }[]
    const last = this.#db()
      .prepare(
        'select last_at, reason from messages where webhook = ? and last_at is not null order by last_at desc, rowid desc',
      )
      .get(id) as { last_at: number; reason: string | null } | undefined
    const counted = Object.fromEntries(rows.map(({ state, n }) => [state, n]))
    return { ...none, ...counted, lastAt: last?.last_at ?? null, lastReason: last?.reason ?? null }
  }

  async dead(): Promise<DeadLetter[]> {
    if (!this.#there()) return []
    return this.#db()
      .prepare(
        `select id, webhook, event, attempts, last_at as lastAt, reason, body from messages where state = 'dead' order by rowid`,
      )
      .all() as unknown as DeadLetter[]
  }

  async revive(id: string): Promise<number> {
    const { changes } = this.#db()
      .prepare(`update messages set state = 'waiting', attempts = 0, due_at = 0 where webhook = ? and state = 'dead'`)
      .run(id)
    return Number(changes)
  }

  close(): void {
    this.#opened?.close()
    this.#opened = null
  }

  /** Takes the next due message for this process. */
  #take(): MessageRow | null {
    const now = this.#options.now()
    const row = this.#db()
      .prepare(
        `update messages set held_until = ? where id = (select id from messages where state = 'waiting' and due_at <= ? and
         held_until <= ? order by due_at, rowid limit 1) returning id, webhook, event, body, attempts`,
      )
      .get(now + HELD, now, now)
    return (row as MessageRow | undefined) ?? null
  }

  // A receiver that is down is not asked thousands of times in one round.
  #putOff(webhook: string, seconds: number): void {
    const now = this.#options.now()
    this.#db()
      .prepare(
        `update messages set due_at = ? where webhook = ? and state = 'waiting' and due_at <= ? and held_until = 0`,
      )
      .run(now + seconds, webhook, now)
  }

  async #one(hook: Webhook, row: MessageRow): Promise<'delivered' | 'failed' | 'dead'> {
    const result = await this.post(hook, { ...row, event: row.event as WebhookMessage['event'] })
    const attempts = row.attempts + 1
    // 410: the other side says that nobody is there any more.
    const dead = !result.ok && (attempts >= this.#options.attempts || result.status === 410)
    const state = result.ok ? 'delivered' : dead ? 'dead' : 'waiting'
    const now = this.#options.now()
    this.#db()
      .prepare(
        "update messages set state = ?, attempts = ?, due_at = ?, held_until = 0, last_at = ?, reason = ? where id = ? and state = 'waiting'",
      )
      .run(state, attempts, now + this.#wait(attempts), now, result.reason, row.id)
    return result.ok ? 'delivered' : dead ? 'dead' : 'failed'
  }

  // Half of the wait is chance, so that a receiver that comes back is not met by all at once.
  #wait(attempts: number): number {
    const { firstWait, longestWait } = this.#options
    const whole = Math.min(longestWait, firstWait * 2 ** (attempts - 1))
    return Math.ceil(whole * (0.5 + randomInt(1_000) / 2_000))
  }

  #there(): boolean {
    return this.#opened !== null || existsSync(join(this.#folder, 'outbox.sqlite'))
  }

  #db(): DatabaseSync {
    if (this.#opened) return this.#opened
    makeFolder(this.#folder, 0o700)
    const file = join(this.#folder, 'outbox.sqlite')
    try {
      const db = openWalDatabase(file, 10_000)
      db.exec(SCHEMA)
      chmodSync(file, 0o600)
      this.#opened = db
      return db
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause)
      throw new SourceError('outbox-unreadable', `${file} cannot be opened as an outbox: ${why}`, { cause })
    }
  }
}

// A name that cannot be looked up now is not refused: each post looks it up again.
async function addressesOf(host: string): Promise<string[]> {
  const literal = host.replace(/^\[|\]$/g, '')
  if (isIP(literal) !== 0) return [literal]
  const found = await lookup(host, { all: true }).catch(() => [])
  return found.map(({ address }) => address)
}
