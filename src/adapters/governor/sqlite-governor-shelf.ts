import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Governor } from '../../analysis/governor/governor.ts'
import type { GovernorSnapshot } from '../../analysis/governor/governor-snapshot.ts'
import { SourceError } from '../../model/errors.ts'
import type { GovernorShelf, GovernorStep } from '../../operations/governor/governor-port.ts'
import { makeFolder } from '../files/make-folder.ts'
import { privateFile } from '../files/private-file.ts'
import { openWalDatabase } from '../files/wal-database.ts'

const SCHEMA = `
create table if not exists steps (n integer primary key, body text not null) strict;
create table if not exists snapshot (one integer primary key check (one = 1), upto integer not null, body text not null) strict;`

/** How long is waited for another process, in milliseconds. */
const BUSY_MS = 10_000

/** † Steps after which a snapshot takes their place. */
const COMPACT_AFTER = 20_000

/** Steps of a governor in one SQLite file of a folder. Those that come in one turn of the loop share a flush. */
export class SqliteGovernorShelf implements GovernorShelf {
  readonly #db: DatabaseSync
  readonly #compactAfter: number
  #next: number
  #since = 0
  #queue: GovernorStep[] = []
  #flush: Promise<void> | null = null

  /** @throws SourceError `folder-unwritable` */
  constructor(folder: string, compactAfter = COMPACT_AFTER) {
    makeFolder(folder, 0o700)
    const file = join(folder, 'governor.sqlite')
    privateFile(file)
    this.#db = openWalDatabase(file, BUSY_MS)
    this.#db.exec(SCHEMA)
    this.#compactAfter = compactAfter
    const { n } = this.#db.prepare('select coalesce(max(n), 0) as n from steps').get() as { n: number }
    const { upto } = (this.#db.prepare('select upto from snapshot').get() ?? { upto: 0 }) as { upto: number }
    this.#next = Math.max(n, upto) + 1
  }

  load(): { readonly snapshot: GovernorSnapshot | null; readonly steps: readonly GovernorStep[] } {
    const kept = this.#db.prepare('select upto, body from snapshot').get() as { upto: number; body: string } | undefined
    const rows = this.#db.prepare('select body from steps where n > ? order by n').all(kept?.upto ?? 0)
    this.#since = rows.length
    return {
      snapshot: kept === undefined ? null : (JSON.parse(kept.body) as GovernorSnapshot),
      steps: rows.map(row => JSON.parse(String(row['body'])) as GovernorStep),
    }
  }

  keep(steps: readonly GovernorStep[]): Promise<void> {
    this.#queue.push(...steps)
    if (this.#queue.length === 0) return this.#flush ?? Promise.resolve()
    this.#flush ??= new Promise<void>(done => setImmediate(done)).then(() => this.#write())
    return this.#flush
  }

  compactIfDue(governor: Governor): void {
    if (this.#since < this.#compactAfter || this.#queue.length > 0) return
    const upto = this.#next - 1
    const body = JSON.stringify(governor.snapshot())
    this.#transaction(() => {
      this.#db
        .prepare(
          'insert into snapshot (one, upto, body) values (1, ?, ?) on conflict (one) do update set upto = excluded.upto, body = excluded.body',
        )
        .run(upto, body)
      this.#db.prepare('delete from steps where n <= ?').run(upto)
    })
    this.#since = 0
  }

  async close(): Promise<void> {
    await this.#flush
    this.#db.close()
  }

  #write(): void {
    this.#flush = null
    const steps = this.#queue
    this.#queue = []
    this.#transaction(() => {
      const insert = this.#db.prepare('insert into steps (n, body) values (?, ?)')
      for (const [i, step] of steps.entries()) insert.run(this.#next + i, JSON.stringify(step))
    })
    this.#next += steps.length
    this.#since += steps.length
  }

  #transaction(work: () => void): void {
    try {
      this.#db.exec('begin immediate')
      try {
        work()
        this.#db.exec('commit')
      } catch (fault) {
        if (this.#db.isTransaction) this.#db.exec('rollback')
        throw fault
      }
    } catch (cause) {
      throw new SourceError('governor-unwritable', `the state of the governor cannot be kept: ${String(cause)}`, {
        cause,
      })
    }
  }
}
