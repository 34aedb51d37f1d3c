import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { InputError } from '../../model/errors.ts'
import type { GovernorDesk } from '../../operations/governor/governor-desk.ts'
import type { GovernorDoor } from '../../operations/governor/governor-door.ts'
import type { GovernorWorld } from '../../operations/governor/governor-port.ts'
import { governorStopped } from '../../operations/governor/governor-stopped.ts'
import { makeFolder } from '../files/make-folder.ts'

/** † How long after one stopped the next is opened at the earliest, in milliseconds. */
const AGAIN_MS = 10_000

/**
 * The governor of a data folder, opened when it is first asked for. What it needs is loaded then. One that stopped, since the disk was full,
 * is opened again as after a crash: from what is on the disk.
 */
export class LateGovernor implements GovernorDoor {
  readonly #folder: string
  readonly #now: () => number
  #open: Promise<{ readonly desk: GovernorDesk; readonly lock: Disposable }> | null = null
  /** When one that stopped may be opened again, by the clock that never goes back. */
  #again = Number.NEGATIVE_INFINITY
  /** The one that is open, and why one that had stopped could not be opened again. */
  #desk: GovernorDesk | null = null
  #fault: unknown = null

  /** @param now Unix seconds */
  constructor(folder: string, now: () => number) {
    this.#folder = folder
    this.#now = now
  }

  async desk(world: GovernorWorld): Promise<GovernorDesk> {
    const now = world.clock.monotonic()
    const { desk } = await this.#opening(world)
    if (!desk.stopped || now < this.#again) return desk
    this.#again = now + AGAIN_MS
    await this.close().catch(() => {})
    const next = this.#opening(world)
    await next.catch(fault => {
      this.#fault = fault
    })
    return (await next).desk
  }

  stopped(): unknown {
    if (this.#desk === null) return this.#fault
    return this.#desk.broken === null ? null : governorStopped(this.#desk.broken)
  }

  async open(): Promise<GovernorDesk | null> {
    return (await this.#open?.catch(() => null))?.desk ?? null
  }

  async switches(): Promise<string | null> {
    const { readSwitches, saySwitches } = await import('./switch-settings.ts')
    const settings = readSwitches(this.#folder)
    return settings === null ? null : saySwitches(settings)
  }

  /** Ends what is under way and lets another process have it, if it was opened. */
  async close(): Promise<void> {
    const open = await this.#open?.catch(() => null)
    if (open === undefined || open === null) return
    try {
      await open.desk.close()
    } finally {
      open.lock[Symbol.dispose]()
      this.#open = null
      this.#desk = null
    }
  }

  #opening(world: GovernorWorld) {
    this.#open ??= this.#opened(world).catch(fault => {
      // The next who asks tries again.
      this.#open = null
      throw fault
    })
    return this.#open
  }

  async #opened(world: GovernorWorld) {
    const { openSwitch, readSwitches } = await import('./switch-settings.ts')
    const settings = readSwitches(this.#folder)
    if (settings === null)
      throw new InputError(
        'governor-switch-missing',
        'nobody said how withdrawals are halted: cordon governor switch does (--none: halts are told as facts alone)',
      )
    const { SqliteGovernorShelf } = await import('./sqlite-governor-shelf.ts')
    const { GovernorDesk } = await import('../../operations/governor/governor-desk.ts')
    const lock = lockGovernor(this.#folder)
    try {
      const desk = new GovernorDesk(new SqliteGovernorShelf(this.#folder), openSwitch(settings, this.#now))
      await desk.begin(world)
      this.#desk = desk
      this.#fault = null
      return { desk, lock }
    } catch (error) {
      lock[Symbol.dispose]()
      throw error
    }
  }
}

// Held through an SQLite transaction, which the operating system lets go of when the holder dies, however it dies.
function lockGovernor(folder: string): Disposable {
  makeFolder(folder, 0o700)
  const database = new DatabaseSync(join(folder, 'governor.lock'))
  try {
    database.exec('pragma journal_mode = memory; pragma busy_timeout = 0; begin exclusive')
  } catch (cause) {
    database.close()
    throw new InputError('governor-in-use', `another process governs in ${folder}: send the outflows to it`, { cause })
  }
  return {
    [Symbol.dispose]() {
      database.exec('rollback')
      database.close()
    },
  }
}
