import { secretName } from './add-taxii-server.ts'
import { foldTaxiiServers, TAXII_KINDS } from './fold-taxii-servers.ts'
import { lookAtServer, type ServerLook } from './look-at-server.ts'
import type { PoliteAsker } from './polite-asker.ts'
import { asking, type PulledServer, pullServer, type TaxiiReach, type TaxiiWorld } from './pull-taxii.ts'
import type { PushedCollection } from './push-collection.ts'
import { pushServer } from './push-taxii.ts'
import { noteRound } from './round-note.ts'
import { TaxiiFault } from './taxii-fault.ts'
import type { TaxiiPeer } from './taxii-peer.ts'
import type { TaxiiServer } from './taxii-server.ts'

/** † How long is gone by what a server said it has, in milliseconds. */
const LOOK_LASTS_MS = 600_000
/** † The longest a server that fails is left alone, unless it asks for longer: in milliseconds. */
const LONGEST_REST_MS = 900_000
/** A server that asks for more than a day is asked again after a day, in milliseconds. */
const LONGEST_ASKED_MS = 86_400_000

/** What is told of each round with a server. */
export interface TaxiiRoundReport {
  readonly name: string
  readonly pulled: PulledServer | null
  readonly pushed: readonly PushedCollection[]
  /** What ended the round; null: nothing did. */
  readonly error: unknown
}

interface Standing {
  readonly server: TaxiiServer
  readonly peer: TaxiiPeer
  readonly asker: PoliteAsker
  look: { readonly found: ServerLook; readonly atMs: number } | null
  dueMs: number
  failures: number
  running: Promise<void> | null
}

/**
 * Pulls from and pushes to all servers, each at its own pace: one that is slow, or fails, keeps no other waiting. Called again and again by
 * whoever keeps time.
 */
export class TaxiiRounds {
  readonly #world: TaxiiWorld
  readonly #reach: TaxiiReach
  readonly #tell: (report: TaxiiRoundReport) => void
  readonly #standings = new Map<string, Standing>()
  #stopped = false

  /** @param tell told of each round */
  constructor(world: TaxiiWorld, reach: TaxiiReach, tell: (report: TaxiiRoundReport) => void) {
    const { facts, clock, by, sharing } = world
    const progress = { at: () => {}, end: () => {} }
    this.#world = { facts, clock, by, sharing, progress, interrupted: () => this.#stopped || world.interrupted() }
    this.#reach = reach
    this.#tell = tell
  }

  /** Begins a round with every server whose time has come; does not wait for it. */
  async round(): Promise<void> {
    if (this.#stopped) return
    const servers = foldTaxiiServers(await this.#world.facts.read({ kinds: TAXII_KINDS }))
    for (const [name, { server, peer, running }] of this.#standings)
      if (servers.get(name)?.seq !== server.seq && running === null) {
        peer.close()
        this.#standings.delete(name)
      }
    for (const server of servers.values()) {
      const standing = this.#standings.get(server.name) ?? (await this.#open(server))
      if (standing === null || standing.running !== null || this.#world.clock.monotonic() < standing.dueMs) continue
      standing.running = this.#once(standing).finally(() => {
        standing.running = null
      })
    }
  }

  /** Fulfilled when no round is under way. */
  async idle(): Promise<void> {
    await Promise.all([...this.#standings.values()].map(s => s.running))
  }

  /** Ends what is under way at its next safe point. */
  async stop(): Promise<void> {
    this.#stopped = true
    await this.idle()
    for (const { peer } of this.#standings.values()) peer.close()
    this.#standings.clear()
  }

  async #open(server: TaxiiServer): Promise<Standing | null> {
    try {
      const peer = this.#reach.open(server, await this.#reach.secrets.read(secretName(server.name)))
      const asker = asking(this.#world, this.#reach)
      const standing: Standing = { server, peer, asker, look: null, dueMs: 0, failures: 0, running: null }
      this.#standings.set(server.name, standing)
      return standing
    } catch (error) {
      this.#tell({ name: server.name, pulled: null, pushed: [], error })
      return null
    }
  }

  async #once(standing: Standing): Promise<void> {
    const { server, peer, asker } = standing
    const pushed: PushedCollection[] = []
    let pulled: PulledServer | null = null
    let error: unknown = null
    try {
      const look = await this.#look(standing)
      pulled = await pullServer(server, peer, asker, this.#world, this.#reach, look)
      for (const collection of server.push)
        pushed.push(await pushServer(server, { collection, again: false }, peer, asker, this.#world, this.#reach, look))
    } catch (fault) {
      error = fault
    }
    const asked = [pulled?.afterMs, ...pushed.map(p => p.afterMs), error instanceof TaxiiFault ? error.afterMs : null]
    const faults = [error, ...[...(pulled?.collections ?? []), ...pushed].map(c => c.fault)].filter(f => f !== null)
    const failed = faults.length > 0
    // What a collection was found to be may be what is wrong.
    if (failed) standing.look = null
    standing.failures = failed ? standing.failures + 1 : 0
    const everyMs = server.everyS * 1000
    const rest = failed
      ? Math.max(everyMs, Math.min(LONGEST_REST_MS, everyMs * 2 ** Math.min(20, standing.failures)))
      : everyMs
    const wished = Math.min(LONGEST_ASKED_MS, Math.max(0, ...asked.map(ms => ms ?? 0)))
    standing.dueMs = this.#world.clock.monotonic() + Math.max(rest, wished)
    const now = this.#world.clock.now()
    await noteRound(server.name, faults[0] ?? null, now, this.#world.sharing.store).catch(fault => {
      error ??= fault
    })
    this.#tell({ name: server.name, pulled, pushed, error })
  }

  async #look(standing: Standing): Promise<ServerLook> {
    const now = this.#world.clock.monotonic()
    if (standing.look !== null && now - standing.look.atMs < LOOK_LASTS_MS) return standing.look.found
    const found = await lookAtServer(standing.peer, standing.server, request => standing.asker.ask(request))
    standing.look = { found, atMs: now }
    return found
  }
}
