import { z } from 'zod'
import { type SignedHead, signedHead } from '../../../analysis/merkle/signed-head.ts'
import { SourceError } from '../../../model/errors.ts'
import { type EntriesPage, MOST_ENTRIES, MOST_PAGE_BYTES } from '../../../operations/node/entries-page.ts'
import { headHolds } from '../../../operations/node/node-key.ts'
import type { Peer } from '../../../operations/node/peer.ts'
import type { Receiving } from '../../../operations/node/receiving.ts'
import { type TakenPage, takePage } from '../../../operations/node/take-page.ts'
import { type Asking, askPeer } from './ask-peer.ts'

/** Entries of the first page of several at most, so that what is new is soon here. */
const FIRST_PAGE = 1_000
/** Beside the time that the peer may wait for something new, for a page to come. */
const PAGE_MS = 30_000
const MOST_HEADS_BYTES = 4 << 20

const headsAnswer = z.object({ heads: z.array(signedHead).max(2_000) })

/** Reads one peer's log page by page; while a page is taken in, the next is already on its way. */
export class PeerReader {
  readonly #peer: Peer
  readonly #receiving: Receiving
  readonly #asking: Asking
  #ahead: Asked | null = null
  #total = 0

  constructor(peer: Peer, receiving: Receiving, asking: Asking) {
    this.#peer = peer
    this.#receiving = receiving
    this.#asking = asking
  }

  /** How long the peer's log was, by the page that was asked for last. */
  get total(): number {
    return this.#total
  }

  /**
   * Takes in the next page, waiting for something new where there is nothing.
   * @param wait seconds, up to 25
   */
  async pull(wait: number): Promise<TakenPage> {
    const { cursor, takenFor } = await this.#receiving.shelf.state(this.#peer.fingerprint)
    const asked = this.#ahead?.after === cursor ? this.#ahead : this.#ask(cursor, wait, FIRST_PAGE)
    this.#ahead = null
    // The next page is asked for as soon as this one is here, while it is checked and kept.
    void asked.goesOnAt.then(at => {
      if (at !== null) this.#ahead ??= this.#ask(at, 0, MOST_ENTRIES)
    })
    let page = await asked.page
    // It sees another in us than before, and may release what it withheld: its objects are read again from the first.
    if (takenFor !== null && page.head.takenFor !== takenFor && cursor > 0)
      page = await this.#ask(0, 0, FIRST_PAGE).page
    this.#total = page.head.total
    return takePage(page, this.#peer, this.#receiving)
  }

  #ask(after: number, wait: number, limit: number): Asked {
    const target = `/peer/v1/entries?after=${after}&wait=${wait}&limit=${limit}`
    const question = { method: 'GET', target, timeoutMs: wait * 1000 + PAGE_MS, mostBytes: MOST_PAGE_BYTES } as const
    const text = askPeer(this.#peer, question, this.#asking)
    const goesOnAt = text.then(goesOn, () => null)
    const page = text
      .then(whole => this.#receiving.readPage(whole, this.#peer.fingerprint))
      .then(read => {
        if (read.head.after === after) return read
        throw new SourceError('page-malformed', `${this.#peer.name} sent another page than was asked for`)
      })
    // A fault is told where the page is taken up; if it never is, nobody need hear of it.
    page.catch(() => undefined)
    return { after, page, goesOnAt }
  }
}

/** A page that was asked for. */
interface Asked {
  readonly after: number
  readonly page: Promise<EntriesPage>
  /** Where the log goes on behind the page, known as soon as its text is here; null: nothing more, or no page. */
  readonly goesOnAt: Promise<number | null>
}

/** Where the log goes on behind a page, by what the page says of itself before it was checked: it only decides what is asked for early. */
function goesOn(text: string): number | null {
  try {
    const told: unknown = JSON.parse(text.slice(0, text.indexOf('\n')))
    const { after, total, head } = pageSpan.parse(told)
    return head.size > after && head.size < total ? head.size : null
  } catch {
    return null
  }
}

const pageSpan = z.object({
  after: z.number().int().min(0),
  total: z.number().int().min(0),
  head: z.object({ size: z.number().int().min(0) }),
})

/** Pulls one page of a peer's log and takes it in: see {@link PeerReader}. @param wait seconds, up to 25 */
export async function pullPeer(peer: Peer, receiving: Receiving, asking: Asking, wait: number): Promise<TakenPage> {
  return new PeerReader(peer, receiving, asking).pull(wait)
}

/** Asks a peer which heads it has seen, of whichever nodes, and keeps those that their nodes have signed. Gives how many. */
export async function pullHeads(peer: Peer, receiving: Receiving, asking: Asking): Promise<number> {
  const question = { method: 'GET', target: '/peer/v1/heads', timeoutMs: PAGE_MS, mostBytes: MOST_HEADS_BYTES } as const
  const text = await askPeer(peer, question, asking)
  let heads: readonly SignedHead[]
  try {
    heads = headsAnswer.parse(JSON.parse(text)).heads
  } catch (cause) {
    throw new SourceError('page-malformed', `${peer.name} sent no list of heads`, { cause })
  }
  const known = await receiving.peers()
  const ours = heads.filter(
    h => (known.has(h.node) || h.node === receiving.self.fingerprint) && headHolds(h, receiving.seals),
  )
  await receiving.shelf.sawHeads(ours, peer.fingerprint)
  return ours.length
}
