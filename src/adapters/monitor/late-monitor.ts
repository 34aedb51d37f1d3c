import { CordonError } from '../../model/errors.ts'
import { MonitorDesk, monitorStopped } from '../../operations/monitor/monitor-desk.ts'
import type { MonitorDoor, MonitorWorld } from '../../operations/monitor/monitor-door.ts'
import { type MonitorParts, openMonitor } from './open-monitor.ts'

/** † How long after one stopped the next is opened at the earliest, in milliseconds: to build the state up may take long. */
const AGAIN_MS = 10_000

/**
 * The monitor of a data folder, opened when it is first asked for. One that stopped, since the disk was full or the records were locked, is
 * opened again as after a crash: from what is on the disk.
 */
export class LateMonitor implements MonitorDoor {
  readonly #folder: string
  readonly #parts: (world: MonitorWorld) => Promise<MonitorParts>
  #open: Promise<{ readonly desk: MonitorDesk; readonly lock: Disposable; readonly world: MonitorWorld }> | null = null
  /** When one that stopped may be opened again, by the clock that never goes back; and why it could not be the last time. */
  #again = Number.NEGATIVE_INFINITY
  #stopped: unknown = null
  /** The one that is open. */
  #desk: MonitorDesk | null = null

  /** @param parts what it is opened with; asked for once it is */
  constructor(folder: string, parts: (world: MonitorWorld) => Promise<MonitorParts>) {
    this.#folder = folder
    this.#parts = parts
  }

  async desk(world: MonitorWorld): Promise<MonitorDesk> {
    const now = world.clock.monotonic()
    if (this.#open === null && this.#stopped !== null && now < this.#again) throw monitorStopped(this.#stopped)
    const { desk } = await this.#opening(world)
    if (!desk.stopped || now < this.#again) return desk
    this.#again = now + AGAIN_MS
    // What it could not write it cannot write at its end, either.
    await this.close().catch(() => {})
    return (await this.#opening(world)).desk
  }

  stopped(): unknown {
    if (this.#desk !== null) return this.#desk.stopped ? monitorStopped(this.#desk.broken) : null
    // That another process has it hinders nothing: events go there.
    return this.#stopped instanceof CordonError && this.#stopped.code === 'monitor-in-use' ? null : this.#stopped
  }

  async journalled(): Promise<number> {
    return (await import('./check-journal.ts')).checkJournal(this.#folder)
  }

  /** Tells what waits and closes the journal, if it was opened. */
  async close(): Promise<void> {
    const open = await this.#open?.catch(() => null)
    if (open === undefined || open === null) return
    try {
      await open.desk.close(open.world)
    } finally {
      open.lock[Symbol.dispose]()
      this.#open = null
      this.#desk = null
    }
  }

  #opening(world: MonitorWorld) {
    this.#open ??= this.#opened(world).then(
      open => {
        this.#desk = open.desk
        this.#stopped = null
        return open
      },
      fault => {
        // The next who asks tries again; after a stop not before some time has passed.
        this.#open = null
        this.#stopped = fault
        throw fault
      },
    )
    return this.#open
  }

  async #opened(world: MonitorWorld) {
    const lock = openMonitor(this.#folder, await this.#parts(world))
    try {
      const desk = new MonitorDesk(lock)
      await desk.begin(world)
      return { desk, lock, world }
    } catch (error) {
      await lock.journal.close()
      lock[Symbol.dispose]()
      throw error
    }
  }
}
