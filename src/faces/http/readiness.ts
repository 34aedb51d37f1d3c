import type { World } from '../../operations/world.ts'
import type { KeyRing } from './key-ring.ts'

/** One thing that must work before requests are sent here. */
export interface Check {
  readonly ok: boolean
  /** Why it does not, in words that tell nothing of the data. */
  readonly because?: string | undefined
}

/** Things to check beside the store, the records and the keys, by name. */
export type MoreChecks = Readonly<Record<string, () => Promise<Check>>>

/** The state of a server. */
export interface Readiness {
  readonly status: 'ready' | 'not-ready'
  readonly checks: Readonly<Record<string, Check>>
}

/** How long an answer stands, in milliseconds: anybody may ask, and asking reads the store. */
const KEPT_MS = 1_000

/** Tells whether requests can be answered: the store and the records can be read, and the keys are those of now. */
export function readiness(world: World, ring: KeyRing, more: MoreChecks): () => Promise<Readiness> {
  let last: { readonly at: number; readonly answer: Promise<Readiness> } | null = null
  const look = async (): Promise<Readiness> => {
    const checks: Record<string, Check> = {
      store: await works('the store cannot be read', () => world.transfers.summary()),
      records: await works('the records cannot be read', () => world.facts.read({ kinds: ['server-checked'] })),
      keys: ring.broken === null ? { ok: true } : { ok: false, because: 'the keys cannot be read' },
    }
    for (const [name, check] of Object.entries(more))
      checks[name] = await check().catch(() => ({ ok: false, because: `${name} cannot be read` }))
    const ready = Object.values(checks).every(check => check.ok)
    return { status: ready ? 'ready' : 'not-ready', checks }
  }
  return () => {
    const now = world.clock.monotonic()
    if (last === null || now - last.at > KEPT_MS) last = { at: now, answer: look() }
    return last.answer
  }
}

async function works(because: string, run: () => Promise<unknown>): Promise<Check> {
  try {
    await run()
    return { ok: true }
  } catch {
    return { ok: false, because }
  }
}
