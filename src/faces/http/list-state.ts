import type { World } from '../../operations/world.ts'
import type { Check } from './readiness.ts'

/** A list in use as `/metrics` tells it. */
export interface ListMeasure {
  readonly list: string
  /** When the publisher made the newest version, Unix seconds; null: none was taken in. */
  readonly publishedAt: number | null
  /** Whether the last delivery was refused or failed. */
  readonly alarm: boolean
}

/** What the server tells of the lists against which it screens. */
export interface ListStates {
  /** That all of them can be read. Doing it makes the screener, so the first caller need not wait for that. */
  check(): Promise<Check>
  measures(): Promise<readonly ListMeasure[]>
}

/** The state of the lists in use. A stale list leaves the server ready: its answers say that they clear nobody. */
export function listStates({ screening: { desk } }: Pick<World, 'screening'>): ListStates {
  return {
    async check() {
      await desk.screener(null)
      return { ok: true }
    },
    async measures() {
      const states = [...(await desk.states()).values()].filter(state => state.chosen)
      return states.map(({ list, versions, alarm }) => ({
        list,
        publishedAt: versions.at(-1)?.publishedAt ?? null,
        alarm: alarm !== null,
      }))
    },
  }
}
