import { z } from 'zod'
import { SourceError } from '../../../model/errors.ts'
import { writePage } from '../../../operations/node/entries-page.ts'
import { makePage, type PageSource, takenForOf } from '../../../operations/node/make-page.ts'
import type { Peer } from '../../../operations/node/peer.ts'
import { type Asking, askPeer } from './ask-peer.ts'

const PAGE = 1_000
const ANSWER_MS = 30_000
const MOST_BYTES = 65_536

const nodeAnswer = z.object({
  pulls: z.boolean(),
  held: z.object({ cursor: z.number().int().min(0), takenFor: z.string().nullable() }),
})
const takenAnswer = z.object({ cursor: z.number().int().min(0) })

/** How far a peer has this node's log. */
export interface PushState {
  readonly cursor: number
  /** It asks for what is new itself, so nothing need be brought. */
  readonly pulls: boolean
}

/** Asks a peer how far it has this node's log. */
export async function askHeld(peer: Peer, source: PageSource, asking: Asking): Promise<PushState> {
  const question = { method: 'GET', target: '/peer/v1/node', timeoutMs: ANSWER_MS, mostBytes: MOST_BYTES } as const
  const { pulls, held } = read(nodeAnswer, await askPeer(peer, question, asking), peer)
  // It may see more now than it was shown.
  const again = held.takenFor !== null && held.takenFor !== takenForOf(peer, source.key)
  return { pulls, cursor: again ? 0 : held.cursor }
}

/** Brings a peer one page of this node's log, behind `after`. Gives how far it has it then. */
export async function pushPage(peer: Peer, after: number, source: PageSource, asking: Asking): Promise<number> {
  const body = writePage(await makePage(source, peer, { after, limit: PAGE }))
  const question = {
    method: 'POST',
    target: '/peer/v1/entries',
    body,
    timeoutMs: ANSWER_MS,
    mostBytes: MOST_BYTES,
  } as const
  return read(takenAnswer, await askPeer(peer, question, asking), peer).cursor
}

function read<T>(shape: z.ZodType<T>, text: string, peer: Peer): T {
  try {
    return shape.parse(JSON.parse(text))
  } catch (cause) {
    throw new SourceError('page-malformed', `${peer.name} answered what cannot be read`, { cause })
  }
}
