import type { World } from '../../operations/world.ts'
import type { RouteMeter } from './route-meter.ts'

/** Who asks: what they see of the world, and under which name it stands in the log. */
export interface Caller {
  readonly world: World
  /** The key's id; null where none is asked for. */
  readonly key: string | null
  /** Who signed in; undefined: nobody did. */
  readonly user?: string | undefined
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set when the request was let in. */
    caller: Caller | null
    /** Set as soon as the route is known. */
    meter: RouteMeter | null
    /** The code of the fault that was answered; null: none. */
    fault: string | null
  }
}
