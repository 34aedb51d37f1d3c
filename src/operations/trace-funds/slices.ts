import type { World } from '../world.ts'

/** † Long work gives way after so much time: milliseconds. */
const SLICE_MS = 10

/** Cuts long work into slices, between which other work of the process has its turn. */
export interface Slices {
  /** Whether it is time to give way. */
  over(): boolean
  /** Gives way when it is time; a new slice begins. */
  breathe(): Promise<void>
}

/** Slices of ten milliseconds; one without an end where nothing else waits. */
export function slices({ breathe, clock }: Pick<World, 'breathe' | 'clock'>): Slices {
  if (breathe === undefined) return { over: () => false, breathe: async () => {} }
  let from = clock.monotonic()
  const over = (): boolean => clock.monotonic() - from >= SLICE_MS
  return {
    over,
    async breathe() {
      if (!over()) return
      await breathe()
      from = clock.monotonic()
    },
  }
}
