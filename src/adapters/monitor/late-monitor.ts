import { MonitorDesk } from '../../operations/monitor/monitor-desk.ts'
import type { MonitorDoor, MonitorWorld } from '../../operations/monitor/monitor-door.ts'
import { type MonitorParts, openMonitor } from './open-monitor.ts'

/** The monitor of a data folder, opened when it is first asked for. */
export class LateMonitor implements MonitorDoor {
  readonly #folder: string
  readonly #parts: (world: MonitorWorld) => Promise<MonitorParts>
  #open: Promise<{ readonly desk: MonitorDesk; readonly lock: Disposable; readonly world: MonitorWorld }> | null = null
  /** @param parts what it is opened with; asked for once it is */
  constructor(folder: string, parts: (world: MonitorWorld) => Promise<MonitorParts>) {
    this.#folder = folder
    this.#parts = parts
  }

  async desk(world: MonitorWorld): Promise<MonitorDesk> {
    this.#open ??= this.#opened(world).catch(fault => {
      // The next who asks tries again.
      this.#open = null
      throw fault
    })
    return (await this.#open).desk
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
    }
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
