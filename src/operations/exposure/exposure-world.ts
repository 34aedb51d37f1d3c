import type { World } from '../world.ts'

/** What exposure needs of a world. */
export type ExposureWorld = World
