import { type IntelObject, versionOf } from '../../model/intel-object.ts'
import type { Clock } from '../ports.ts'
import type { IntelStore, StoredObject } from '../share/intel-store.ts'
import type { PoliteAsker } from './polite-asker.ts'
import { envelopeOf, fitting, MOST_IN_BATCH, type Outgoing } from './push-batches.ts'
import { MOST_FAILED, markNote, type OpenRequest, type PushMark, readMark } from './push-mark.ts'
import { MOST_STATUS_BYTES, outcomesOf, type RemoteStatus, readStatus } from './read-status.ts'
import { TaxiiFault, type ToldFault } from './taxii-fault.ts'
import { objectsPath } from './taxii-path.ts'
import type { RemoteCollection, TaxiiPeer } from './taxii-peer.ts'
import { fromServer } from './taxii-server.ts'

/** What a push needs of the world. */
export interface PushWorld {
  readonly store: IntelStore
  readonly clock: Clock
  readonly asker: PoliteAsker
  /** Each object as it may be shown to those who read there; null: it may not. */
  released(objects: readonly StoredObject[]): Promise<readonly (string | null)[]>
  interrupted(): boolean
  /** Told after each request, when it is noted what became of it. */
  pushed(objects: number): void
}

/** An object that did not arrive, as far as is known. */
export interface FailedObject {
  readonly id: string
  readonly version: string
  /** `taxii-object-refused`, `taxii-object-too-large`, `taxii-object-unconfirmed`. */
  readonly code: string
  readonly message: string
}

/** What a push to one collection came to. */
export interface PushedCollection {
  readonly root: string
  readonly id: string
  readonly title: string
  readonly accepted: number
  /** Objects not released to who reads there. */
  readonly withheld: number
  /** Objects that came from this very server. */
  readonly theirs: number
  readonly failedCount: number
  /** The first of them. */
  readonly failed: readonly FailedObject[]
  /** Objects in requests that the server has not finished yet; the next push asks again. */
  readonly pending: number
  /** All up to this place of our log is done. */
  readonly through: number
  readonly finished: boolean
  readonly fault: ToldFault | null
  readonly afterMs: number | null
}

const MOST_TOLD = 100
const PAGE = 1_000
/** † How long a push waits for the server to finish one request, and how long for what is open at its end, in milliseconds. */
const WAIT_MS = 10_000
const LAST_WAIT_MS = 60_000
const FIRST_POLL_MS = 100
const LONGEST_POLL_MS = 5_000
/** † Requests under way at the server at once. */
const MOST_OPEN = 8
/** † So many objects refused one by one, in a row, and the server is taken to refuse everything. */
const MOST_REFUSED_IN_ROW = 20
/** † A server keeps a status for a day (section 4.3); one that it calls pending for longer is not waited for, in seconds. */
const MOST_PENDING_S = 2 * 86_400
/** Our own bound on a request, in bytes, whatever the server would take. */
const MOST_BYTES = 8 << 20

/**
 * Sends all of our log that is released to who reads in a collection and was not sent yet. How far it came is noted after each request; a
 * request that was sent but not noted is sent again, which TAXII takes for a success. A fault of the server's is told, not thrown.
 * @param again send those, too, that failed before
 */
export async function pushCollection(
  peer: TaxiiPeer,
  server: string,
  collection: RemoteCollection,
  world: PushWorld,
  again = false,
): Promise<PushedCollection> {
  const push = new Push(peer, server, collection, world)
  let fault: TaxiiFault | null = null
  try {
    await push.run(again)
  } catch (error) {
    if (!(error instanceof TaxiiFault)) throw error
    fault = error
  }
  return push.told(fault)
}

class Push {
  readonly #peer: TaxiiPeer
  readonly #server: string
  readonly #collection: RemoteCollection
  readonly #world: PushWorld
  readonly #note: string
  readonly #counts = { accepted: 0, withheld: 0, theirs: 0, failed: 0 }
  readonly #failed: FailedObject[] = []
  #mark: PushMark = readMark(null)
  #noted: string | null = null
  readonly #mostBytes: number
  /** What the server took without a 413, in bytes. */
  #learnt: number
  /** How things stood before the refusals of {@link #refusedInRow}. */
  #before: { readonly mark: PushMark; readonly failed: number } | null = null
  #refusedInRow = 0
  /** Why the last request was refused. */
  #why = ''
  #finished = false

  constructor(peer: TaxiiPeer, server: string, collection: RemoteCollection, world: PushWorld) {
    this.#peer = peer
    this.#server = server
    this.#collection = collection
    this.#world = world
    this.#mostBytes = Math.min(MOST_BYTES, collection.mostBytes)
    this.#learnt = this.#mostBytes
    this.#note = markNote(server, collection)
  }

  async run(again: boolean): Promise<void> {
    const { store, interrupted } = this.#world
    this.#noted = await store.note(this.#note)
    this.#mark = readMark(this.#noted)
    await this.#settle(0, 0)
    if (again) await this.#sendAgain(this.#mark.failed)
    while (!interrupted()) {
      const page = await store.entries(this.#mark.through, PAGE)
      const last = page.at(-1)
      if (last === undefined) {
        await this.#settle(0, LAST_WAIT_MS)
        this.#finished = this.#mark.open.length === 0
        return
      }
      await this.#send(await this.#outgoing(page), last.seq)
    }
  }

  told(fault: TaxiiFault | null): PushedCollection {
    const { root, id, title } = this.#collection
    const { failed: failedCount, ...counts } = this.#counts
    return {
      ...{ root, id, title, ...counts, failedCount },
      failed: this.#failed,
      pending: this.#mark.open.reduce((sum, o) => sum + o.seqs.length, 0),
      through: this.#mark.through,
      finished: this.#finished && fault === null,
      fault: fault === null ? null : { code: fault.code, message: fault.message },
      afterMs: fault?.afterMs ?? null,
    }
  }

  async #outgoing(page: readonly StoredObject[]): Promise<Outgoing[]> {
    const ours = page.filter(object => object.from !== fromServer(this.#server))
    const shown = await this.#shown(ours)
    this.#counts.theirs += page.length - ours.length
    this.#counts.withheld += ours.length - shown.length
    return shown
  }

  async #shown(rows: readonly StoredObject[]): Promise<Outgoing[]> {
    const released = await this.#world.released(rows)
    return rows.flatMap((row, i) => {
      const json = released[i] ?? null
      return json === null ? [] : [{ seq: row.seq, json, ...namesOf(row, json) }]
    })
  }

  /** Sends objects in requests as large as the server takes. @param through where our log is done afterwards; null: as far as it was */
  async #send(objects: readonly Outgoing[], through: number | null): Promise<void> {
    let left = objects
    let most = MOST_IN_BATCH
    while (left.length > 0) {
      if (this.#world.interrupted()) return
      await this.#settle(MOST_OPEN - 1, WAIT_MS)
      const count = Math.max(1, Math.min(most, fitting(left, this.#learnt)))
      const batch = left.slice(0, count)
      const fits = count > 1 || fitting(batch, this.#mostBytes) === 1
      const became = fits ? await this.#post(batch) : 'too-large'
      if (became === 'refused' && batch.length > 1) {
        // With half of it, until the one that is at fault stands alone.
        most = Math.ceil(batch.length / 2)
        continue
      }
      most = Math.min(MOST_IN_BATCH, most * 2)
      const { failed } = this.#mark
      this.#mark = { ...this.#mark, failed: failed.filter(seq => !batch.some(o => o.seq === seq)) }
      if (became === 'too-large') this.#failAll(batch, 'taxii-object-too-large', `it is larger than the server takes`)
      else if (became === 'refused') this.#failAll(batch, 'taxii-object-refused', this.#why)
      else if (became.complete) this.#outcome(became, batch)
      else this.#opened(became.id, batch)
      left = left.slice(batch.length)
      await this.#save(through === null ? null : (batch.at(-1)?.seq ?? null))
      this.#world.pushed(batch.length)
    }
    await this.#save(through)
  }

  /** Sends a request. `refused`: for what is in it. */
  async #post(batch: readonly Outgoing[]): Promise<RemoteStatus | 'refused' | 'too-large'> {
    const body = envelopeOf(batch)
    try {
      const path = objectsPath(this.#collection, null)
      const answer = await this.#world.asker.ask(() => this.#peer.post(path, body, MOST_STATUS_BYTES))
      this.#before = null
      this.#refusedInRow = 0
      return readStatus(answer.text)
    } catch (error) {
      if (!(error instanceof TaxiiFault)) throw error
      const { answered } = error
      if (answered === 413) {
        this.#learnt = Math.ceil(body.length / 2)
        return batch.length > 1 ? 'refused' : 'too-large'
      }
      if (answered !== 400 && answered !== 422) throw error
      this.#why = error.message
      if (batch.length === 1) await this.#refusedAlone(error)
      return 'refused'
    }
  }

  /** A server that refuses one object after another is at fault itself, and none of them. */
  async #refusedAlone(error: TaxiiFault): Promise<void> {
    this.#before ??= { mark: this.#mark, failed: this.#counts.failed }
    if (++this.#refusedInRow < MOST_REFUSED_IN_ROW) return
    const { mark, failed } = this.#before
    this.#mark = mark
    this.#failed.splice(Math.max(0, this.#failed.length - (this.#counts.failed - failed)))
    this.#counts.failed = failed
    await this.#save(null)
    throw error
  }

  #opened(status: string, batch: readonly Outgoing[]): void {
    const request = { status, seqs: batch.map(o => o.seq), at: this.#world.clock.now() }
    this.#mark = { ...this.#mark, open: [...this.#mark.open, request] }
  }

  /** Asks what became of requests under way, until no more than `most` are left or the time is up. */
  async #settle(most: number, withinMs: number): Promise<void> {
    const { clock, asker } = this.#world
    const begun = clock.monotonic()
    for (let wait = FIRST_POLL_MS; ; wait = Math.min(LONGEST_POLL_MS, wait * 2)) {
      if (most > 0 && this.#mark.open.length <= most) return
      for (const request of this.#mark.open) await this.#follow(request)
      await this.#save(null)
      const open = this.#mark.open.length
      const left = withinMs - (clock.monotonic() - begun)
      if (open === 0 || (open <= most && most > 0) || left <= 0) {
        if (most > 0 && open > most)
          throw new TaxiiFault('taxii-pending', `the server has not finished ${open} requests: ask again later`, {
            again: true,
          })
        return
      }
      await asker.wait(Math.min(wait, left))
    }
  }

  async #follow(request: OpenRequest): Promise<void> {
    const path = `${this.#collection.root}status/${request.status}/`
    const old = this.#world.clock.now() - request.at >= MOST_PENDING_S
    let status: RemoteStatus | null = null
    try {
      status = readStatus((await this.#world.asker.ask(() => this.#peer.get(path, MOST_STATUS_BYTES))).text)
      if (!status.complete && !old) return
      if (!status.complete) status = null
    } catch (error) {
      // Gone (section 4.3): what became of them is not to be known any more.
      if (!(error instanceof TaxiiFault) || (error.answered !== 404 && !old)) throw error
    }
    const objects = await this.#objectsAt(request.seqs)
    if (status !== null) this.#outcome(status, objects)
    else this.#failAll(objects, 'taxii-object-unconfirmed', 'the server does not know any more what became of it')
    this.#mark = { ...this.#mark, open: this.#mark.open.filter(o => o !== request) }
  }

  async #sendAgain(seqs: readonly number[]): Promise<void> {
    const objects = await this.#objectsAt(seqs)
    // What is not released any more is not theirs to get.
    this.#mark = { ...this.#mark, failed: objects.map(o => o.seq) }
    await this.#send(objects, null)
  }

  async #objectsAt(seqs: readonly number[]): Promise<readonly Outgoing[]> {
    const rows: StoredObject[] = []
    for (const seq of seqs) rows.push(...(await this.#world.store.entries(seq - 1, 1)))
    return this.#shown(rows)
  }

  #outcome(status: RemoteStatus, batch: readonly Outgoing[]): void {
    const outcomes = outcomesOf(status, batch)
    for (const [i, object] of batch.entries()) {
      const outcome = outcomes[i]
      if (outcome === undefined || outcome.kind === 'unconfirmed')
        this.#failAll([object], 'taxii-object-unconfirmed', 'the server does not say what became of it')
      else if (outcome.kind === 'refused') this.#failAll([object], 'taxii-object-refused', outcome.message)
      else this.#counts.accepted++
    }
  }

  #failAll(objects: readonly Outgoing[], code: string, message: string): void {
    for (const { id, version } of objects)
      if (this.#failed.length < MOST_TOLD) this.#failed.push({ id, version, code, message })
    this.#counts.failed += objects.length
    const seqs = new Set([...this.#mark.failed, ...objects.map(o => o.seq)])
    this.#mark = { ...this.#mark, failed: [...seqs].slice(0, MOST_FAILED) }
  }

  async #save(through: number | null): Promise<void> {
    if (through !== null) this.#mark = { ...this.#mark, through: Math.max(this.#mark.through, through) }
    const text = JSON.stringify(this.#mark)
    if (text === (this.#noted ?? JSON.stringify(readMark(null)))) return
    await this.#world.store.putNote(this.#note, text)
    this.#noted = text
  }
}

/** What an object is called where it goes: one that was redacted has another id. */
function namesOf(row: StoredObject, json: string): { readonly id: string; readonly version: string } {
  if (json === row.json) return { id: row.id, version: row.version }
  const object = JSON.parse(json) as IntelObject
  return { id: object.id, version: versionOf(object) }
}
