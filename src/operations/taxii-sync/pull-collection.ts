import type { Clock } from '../ports.ts'
import { CreatorJudge, type Senders } from '../share/creator-judge.ts'
import type { IntelStore } from '../share/intel-store.ts'
import {
  BEGINNING,
  cursorNote,
  finished,
  justBefore,
  later,
  type PullCursor,
  readCursor,
  startOf,
  usable,
} from './pull-cursor.ts'
import { type EnvelopePage, readEnvelope } from './read-envelope.ts'
import { SeenObjects } from './seen-objects.ts'
import { type Admit, type ConflictingObject, type RefusedObject, type TakenPage, takePage } from './take-page.ts'
import { TaxiiFault, type ToldFault } from './taxii-fault.ts'
import { objectsPath } from './taxii-path.ts'
import type { RemoteCollection, TaxiiAnswer, TaxiiPeer } from './taxii-peer.ts'
import { fromServer, type TaxiiServer } from './taxii-server.ts'

/** How much one pull of a collection may take. */
export interface PullLimits {
  /** Objects asked for at once. */
  readonly page: number
  /** † Largest page that is taken, in bytes after unpacking. */
  readonly mostBytes: number
  /** † Objects of one pull; the next one goes on. */
  readonly mostObjects: number
  /** † Pages in a row that bring nothing that had not come before; then the server goes in a circle. */
  readonly idlePages: number
  /** † How long one pull may take, in milliseconds. */
  readonly mostMs: number
}

/** What a pull is held to. */
export const PULL_LIMITS: PullLimits = {
  page: 1_000,
  mostBytes: 64 << 20,
  mostObjects: 1_000_000,
  idlePages: 20,
  mostMs: 1_800_000,
}

/** What a pull needs of the world. */
export interface PullWorld {
  readonly store: IntelStore
  readonly admit: Admit
  /** Who sends, and whom this node knows. */
  readonly senders: Omit<Senders, 'now'>
  readonly clock: Clock
  readonly limits: PullLimits
  ask<T>(request: () => Promise<T>): Promise<T>
  interrupted(): boolean
  /** Told after each page, when what it brought is durable. */
  stored(objects: number): void
}

/** What a pull of one collection came to. */
export interface PulledCollection {
  readonly root: string
  readonly id: string
  readonly title: string
  readonly pages: number
  readonly added: number
  readonly known: number
  /** How many objects have an id and version that another content has; the first of them are told. */
  readonly conflictCount: number
  readonly conflicts: readonly ConflictingObject[]
  /** How many were refused; the first of them are told. */
  readonly refusedCount: number
  readonly refused: readonly RefusedObject[]
  /** Whether objects came that the server added after all that was read before. */
  readonly advanced: boolean
  /** Whether the server said that no more is there. */
  readonly finished: boolean
  /** Why it is not finished; null: it is, or a limit or the user ended it, and the next pull goes on. */
  readonly fault: ToldFault | null
  /** When the server wants to be asked again, in milliseconds; null: it did not say. */
  readonly afterMs: number | null
  readonly warnings: readonly ToldFault[]
}

const MOST_TOLD = 20
/** With pages of so many it is tried to get past objects that share one date. */
const LARGER_PAGE = 10_000

/**
 * Takes in all that a collection has and the store has not, page by page; how far it came is noted after each page has been stored, so that
 * whatever ends it loses nothing. A fault of the server's ends this collection and is told, not thrown.
 */
export async function pullCollection(
  peer: TaxiiPeer,
  server: Pick<TaxiiServer, 'name' | 'into'>,
  collection: RemoteCollection,
  world: PullWorld,
): Promise<PulledCollection> {
  const pull = new Pull(peer, server, collection, world)
  let fault: TaxiiFault | null = null
  try {
    await pull.run()
  } catch (error) {
    if (!(error instanceof TaxiiFault)) throw error
    fault = error
    if (error.code === 'taxii-no-progress') await pull.forget()
  }
  return pull.told(fault)
}

class Pull {
  readonly #peer: TaxiiPeer
  readonly #server: Pick<TaxiiServer, 'name' | 'into'>
  readonly #collection: RemoteCollection
  readonly #world: PullWorld
  readonly #note: string
  readonly #seen = new SeenObjects()
  readonly #counts = { pages: 0, added: 0, known: 0, objects: 0, conflicts: 0, refused: 0 }
  readonly #conflicts: ConflictingObject[] = []
  readonly #refused: RefusedObject[] = []
  readonly #warnings = new Map<string, string>()
  #cursor: PullCursor = BEGINNING
  #begun: PullCursor = BEGINNING
  /** The cursor as it is noted. */
  #noted = ''
  /** What the present series asks for. */
  #from: string | null = null
  #size: number
  #idle = 0
  #finished = false
  #advanced = false

  constructor(
    peer: TaxiiPeer,
    server: Pick<TaxiiServer, 'name' | 'into'>,
    collection: RemoteCollection,
    world: PullWorld,
  ) {
    this.#peer = peer
    this.#server = server
    this.#collection = collection
    this.#world = world
    this.#size = world.limits.page
    this.#note = cursorNote(server.name, collection)
  }

  async run(): Promise<void> {
    const { limits, clock, interrupted, stored } = this.#world
    const note = await this.#world.store.note(this.#note)
    this.#noted = note ?? JSON.stringify(BEGINNING)
    this.#cursor = readCursor(note)
    this.#begun = this.#cursor
    // A series under way goes on with the question that it began with.
    this.#from = this.#cursor.next === null ? startOf(this.#cursor) : this.#cursor.from
    const begun = clock.monotonic()
    while (!interrupted() && this.#counts.objects < limits.mostObjects && clock.monotonic() - begun < limits.mostMs) {
      const answer = await this.#ask()
      const page = readEnvelope(answer.text)
      const taken = await this.#take(page)
      const last = this.#dateOf(answer, page)
      this.#cursor = { ...this.#cursor, last: later(this.#cursor.last, last) }
      this.#idle = this.#seen.fresh(page.objects) > 0 ? 0 : this.#idle + 1
      if (!page.more) {
        const { after } = this.#cursor
        this.#advanced ||= later(after, this.#cursor.last) !== after
        this.#cursor = finished(this.#cursor, this.#advanced || this.#counts.added > 0, clock.now())
        this.#finished = true
      } else this.#goOn(page, last)
      await this.#save()
      stored(taken.added + taken.known)
      if (this.#finished) return
    }
  }

  /** What a server told that goes in a circle is not gone by: the next pull begins where this one did. */
  async forget(): Promise<void> {
    this.#cursor = { ...this.#begun, next: null, from: null }
    await this.#save()
  }

  told(fault: TaxiiFault | null): PulledCollection {
    const { root, id, title } = this.#collection
    const { pages, added, known, conflicts: conflictCount, refused: refusedCount } = this.#counts
    return {
      ...{ root, id, title, pages, added, known, conflictCount, refusedCount },
      conflicts: this.#conflicts,
      refused: this.#refused,
      advanced: this.#advanced,
      finished: this.#finished,
      fault: fault === null ? null : { code: fault.code, message: fault.message },
      afterMs: fault?.afterMs ?? null,
      warnings: [...this.#warnings].map(([code, message]) => ({ code, message })),
    }
  }

  async #ask(): Promise<TaxiiAnswer> {
    const get = (): Promise<TaxiiAnswer> => {
      const query = { after: this.#from, next: this.#cursor.next, limit: this.#size }
      return this.#peer.get(objectsPath(this.#collection, query), this.#world.limits.mostBytes)
    }
    try {
      return await this.#world.ask(get)
    } catch (error) {
      // A server may forget what a `next` of an earlier pull stood for. Then the series is read from its beginning: all that it brought is known.
      const forgotten = error instanceof TaxiiFault && (error.answered === 400 || error.answered === 404)
      if (!forgotten || this.#cursor.next === null || this.#counts.pages > 0) throw error
      this.#cursor = { ...this.#cursor, next: null, from: null }
      this.#from = startOf(this.#cursor)
      return this.#world.ask(get)
    }
  }

  async #take(page: EnvelopePage): Promise<TakenPage> {
    const { store, admit, clock, senders } = this.#world
    const { name, into } = this.#server
    const taken = await takePage(page.objects, {
      ...{ store, admit, into },
      from: fromServer(name),
      now: clock.now(),
      judge: new CreatorJudge(store, { ...senders, now: clock.now() }),
    })
    const counts = this.#counts
    counts.pages++
    counts.objects += page.objects.length
    counts.added += taken.added
    counts.known += taken.known
    counts.refused += taken.refused.length
    counts.conflicts += taken.conflicts.length
    this.#conflicts.push(...taken.conflicts.slice(0, MOST_TOLD - this.#conflicts.length))
    this.#refused.push(...taken.refused.slice(0, MOST_TOLD - this.#refused.length))
    return taken
  }

  #dateOf({ last }: TaxiiAnswer, page: EnvelopePage): string | null {
    const date = usable(last, this.#world.clock.now())
    if (last !== null && date === null)
      this.#warn(
        'taxii-date-unfit',
        'it tells dates that are none, or lie ahead of the clock of this machine: they are not gone by',
      )
    if (last === null && page.objects.length > 0)
      this.#warn(
        'taxii-date-missing',
        'it does not tell when objects were added, so that all of them are read each time',
      )
    return date
  }

  /** Finds the next page: by `next`, else by the date of the last object. */
  #goOn(page: EnvelopePage, last: string | null): void {
    const { limits } = this.#world
    const circle = (why: string): TaxiiFault =>
      new TaxiiFault('taxii-no-progress', `the server says that it has more, and ${why}`)
    if (this.#idle >= limits.idlePages) throw circle(`sent nothing new on ${this.#idle} pages in a row`)
    if (page.next !== null) {
      if (page.next === this.#cursor.next && this.#idle > 0) throw circle('leads to the same page again')
      this.#cursor = { ...this.#cursor, next: page.next, from: this.#from }
      return
    }
    // Without a `next`, the objects up to the last date are here; those that share that date may not be, so it is asked for again.
    if (last === null) throw circle('names neither the next page nor a date from which to go on')
    const from = justBefore(last)
    if (later(this.#from, from) === from && from !== this.#from) this.#step(from)
    else if (this.#size < LARGER_PAGE && page.objects.length > 1) this.#size = LARGER_PAGE
    else if (later(this.#from, last) === last && last !== this.#from) {
      if (page.objects.length > 1)
        this.#warn(
          'taxii-dates-shared',
          'more objects share one date than it sends at once, and it names no next page: some may never come',
        )
      this.#step(last)
    } else throw circle('leads to the same page again')
  }

  #step(from: string): void {
    this.#advanced = true
    this.#from = from
    this.#size = this.#world.limits.page
    // Objects come in the order of adding (section 3.4), so all before are here.
    this.#cursor = { ...this.#cursor, after: later(this.#cursor.after, from), next: null, from: null }
  }

  async #save(): Promise<void> {
    const text = JSON.stringify(this.#cursor)
    if (text === this.#noted) return
    await this.#world.store.putNote(this.#note, text)
    this.#noted = text
  }

  #warn(code: string, message: string): void {
    if (!this.#warnings.has(code)) this.#warnings.set(code, message)
  }
}
