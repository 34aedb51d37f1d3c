import { existsSync } from 'node:fs'
import { chmod, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { type CirclesSnapshot, LiveCircles } from '../../analysis/circles/live-circles.ts'
import { type AccountId, parseAccount } from '../../model/account.ts'
import { InputError, inFile } from '../../model/errors.ts'
import type { CircleShelf } from '../../operations/circles/circled-monitor.ts'
import { writeWhole } from '../files/write-whole.ts'
import { entriesFrom } from '../monitor/journal-files.ts'

/** † Events after which circles are kept anew. */
const KEEP_EVERY = 250_000

/**
 * Circles in the monitor's folder: `house-accounts.csv` says whose account is whose (`account,customer`, CAIP-10), where the house has such
 * a table; `circles.json` is a snapshot, which the journal after it brings up to date. One that cannot be read is made anew from the journal.
 */
export class CircleFiles implements CircleShelf {
  readonly #folder: string
  readonly #every: number
  #keptAt = 0
  #writing: Promise<void> | null = null
  #last: { readonly circles: LiveCircles; readonly next: number } | null = null

  constructor(folder: string, every = KEEP_EVERY) {
    this.#folder = folder
    this.#every = every
  }

  /** @throws InputError `house-accounts-malformed`, with file and line; IntegrityError `journal-damaged` */
  async open(): Promise<LiveCircles> {
    const owners = await houseAccounts(join(this.#folder, 'house-accounts.csv'))
    const circles = new LiveCircles(owners)
    this.#keptAt = 0
    try {
      const kept = JSON.parse(await readFile(this.#file(), 'utf8')) as { next: number; circles: CirclesSnapshot }
      circles.load(kept.circles)
      this.#keptAt = kept.next
    } catch {
      // None yet, or a damaged one: the journal has all of it.
      return this.#replayed(new LiveCircles(owners), 0)
    }
    return this.#replayed(circles, this.#keptAt)
  }

  keepIfDue(circles: LiveCircles, next: number): void {
    this.#last = { circles, next }
    if (next - this.#keptAt >= this.#every && this.#writing === null) this.#keep(circles, next)
  }

  /** Keeps what came since, so that the next start has little to read. */
  async close(): Promise<void> {
    await this.#writing
    if (this.#last !== null && this.#last.next > this.#keptAt) this.#keep(this.#last.circles, this.#last.next)
    await this.#writing
  }

  #keep(circles: LiveCircles, next: number): void {
    this.#keptAt = next
    const text = JSON.stringify({ next, circles: circles.snapshot() })
    // Judging goes on beside it; what cannot be written is built up from the journal again.
    this.#writing = writeWhole(this.#file(), text)
      .then(() => chmod(this.#file(), 0o600))
      .catch(() => {})
      .finally(() => {
        this.#writing = null
      })
  }

  #replayed(circles: LiveCircles, from: number): LiveCircles {
    for (const { given } of entriesFrom(this.#folder, from)) circles.take(given.event)
    return circles
  }

  #file(): string {
    return join(this.#folder, 'circles.json')
  }
}

async function houseAccounts(file: string): Promise<ReadonlyMap<AccountId, string>> {
  const owners = new Map<AccountId, string>()
  if (!existsSync(file)) return owners
  let rows: string[][]
  try {
    rows = parse(await readFile(file, 'utf8'), { bom: true, skip_empty_lines: true, relax_column_count: true })
  } catch (cause) {
    throw malformed(file, 1, (cause as Error).message, cause)
  }
  const [header = [], ...body] = rows
  if (header[0] !== 'account' || header[1] !== 'customer')
    throw malformed(file, 1, 'its header must be account,customer')
  for (const [i, [account = '', customer = '']] of body.entries()) {
    if (customer === '') throw malformed(file, i + 2, 'it names no customer')
    try {
      owners.set(parseAccount(account), customer)
    } catch (error) {
      throw inFile(malformed(file, i + 2, (error as Error).message, error), file)
    }
  }
  return owners
}

function malformed(file: string, line: number, why: string, cause?: unknown): InputError {
  return new InputError('house-accounts-malformed', `line ${line}: ${why}`, { place: { file, line }, cause })
}
