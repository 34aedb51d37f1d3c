import { z } from 'zod'
import { type SignedHead, signedHead } from '../../../analysis/merkle/signed-head.ts'
import { SourceError } from '../../../model/errors.ts'
import { type EntriesPage, MOST_ENTRIES, MOST_PAGE_BYTES, readPage } from '../../../operations/node/entries-page.ts'
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
  #ahead: { readonly after: number; readonly page: Promise<EntriesPage> } | null = null

  constructor(peer: Peer, receiving: Receiving, asking: Asking) {
    this.#peer = peer
    this.#receiving = receiving
    this.#asking = asking
  }

  /**
   * Takes in the next page, waiting for something new where there is nothing.
   * @param wait seconds, up to 25
   */
  async pull(wait: number): Promise<TakenPage> {
    const { cursor, takenFor } = await this.#receiving.shelf.state(this.#peer.fingerprint)
    const ahead = this.#ahead?.after === cursor ? this.#ahead.page : null
    this.#ahead = null
    let page = await (ahead ?? this.#ask(cursor, wait, FIRST_PAGE))
    // It sees another in us than before, and may release what it withheld: its objects are read again from the first.
    if (takenFor !== null && page.head.takenFor !== takenFor && cursor > 0) page = await this.#ask(0, 0, FIRST_PAGE)
    const { after, leaves, total, head } = page.head
    if (leaves.length > 0 && head.size < total && head.size > after) {
      // Each page costs two commits, so that there are few.
      const next = this.#ask(head.size, 0, MOST_ENTRIES)
      // It is told where it is taken up; if it never is, nobody need hear of it.
      next.catch(() => undefined)
      this.#ahead = { after: head.size, page: next }
    }
    return takePage(page, this.#peer, this.#receiving)
  }

  async #ask(after: number, wait: number, limit: number): Promise<EntriesPage> {
    const target = `/peer/v1/entries?after=${after}&wait=${wait}&limit=${limit}`
    const question = { method: 'GET', target, timeoutMs: wait * 1000 + PAGE_MS, mostBytes: MOST_PAGE_BYTES } as const
    const page = readPage(await askPeer(this.#peer, question, this.#asking))
    if (page.head.after === after) return page
    throw new SourceError('page-malformed', `${this.#peer.name} sent another page than was asked for`)
  }
}

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
