import { z } from 'zod'
import { IMPRINT_BYTES, MOST_POINTS, PROOF_BYTES } from '../../analysis/psi/psi-suite.ts'
import { SourceError } from '../../model/errors.ts'
import {
  PSI_BYTES,
  PSI_PATH,
  psiOffers,
  RECEIPT_BYTES,
  splitReceipt,
  withReceipt,
} from '../../operations/psi/psi-wire.ts'
import type { ListEpoch, ListOffer, PsiAnswer, PsiLink, PsiOrder } from '../../operations/psi/psi-world.ts'

/** A request to a peer, before it is signed. */
export interface PeerRequest {
  readonly method: 'GET' | 'POST'
  /** Path and question, from `/peer/v1` on. */
  readonly target: string
  readonly body: Uint8Array | null
  readonly contentType: string | null
  /** An answer longer than this is cut off and fails. */
  readonly mostBytes: number
  /** Milliseconds that the answer may take. */
  readonly patience: number
}

/** Signs a request, sends it and gives the whole answer. @throws SourceError where there is none */
export type SendToPeer = (request: PeerRequest) => Promise<{ readonly status: number; readonly body: Uint8Array }>

/** † How long a peer may work on a question. */
const PATIENCE = 120_000
const MOST_JSON = 1 << 20
const refusal = z.object({ error: z.object({ code: z.string(), message: z.string() }) })

/** The way to a peer over HTTP. */
export class HttpPsiLink implements PsiLink {
  readonly node: string
  readonly #send: SendToPeer

  /** @param node the peer's fingerprint */
  constructor(node: string, send: SendToPeer) {
    this.node = node
    this.#send = send
  }

  async offers(): Promise<readonly ListOffer[]> {
    const body = await this.#ask('GET', `${PSI_PATH}/lists`, null, MOST_JSON)
    const read = psiOffers.safeParse(jsonOf(body))
    if (!read.success) throw new SourceError('psi-peer-failed', 'the peer tells no lists that can be read')
    return read.data.lists
  }

  imprints(list: ListEpoch, rows: number): Promise<Uint8Array> {
    return this.#ask('GET', `${pathOf(list)}/imprints`, null, rows * IMPRINT_BYTES)
  }

  async ask({ session, points, receipt, ...list }: PsiOrder): Promise<PsiAnswer> {
    const most = RECEIPT_BYTES + points.length + PROOF_BYTES
    const body = await this.#ask('POST', `${pathOf(list)}/sessions/${session}`, withReceipt(receipt, points), most)
    const sent = splitReceipt(body)
    if (sent === null) throw new SourceError('psi-answer-malformed', `the answer has only ${body.length} bytes`)
    return { answer: sent.bytes, receipt: sent.receipt }
  }

  async tell(list: ListEpoch, session: string, count: number, outputs: Uint8Array | null): Promise<void> {
    const what = outputs === null ? 'count' : 'matches'
    const target = `${pathOf(list)}/told/${session}?count=${Math.min(count, MOST_POINTS)}&what=${what}`
    await this.#ask('POST', target, outputs ?? new Uint8Array(), MOST_JSON)
  }

  async #ask(method: 'GET' | 'POST', target: string, body: Uint8Array | null, most: number): Promise<Uint8Array> {
    const contentType = body === null ? null : PSI_BYTES
    const mostBytes = Math.max(most, MOST_JSON)
    const answer = await this.#send({ method, target, body, contentType, mostBytes, patience: PATIENCE })
    if (answer.status >= 200 && answer.status < 300) return answer.body
    const read = refusal.safeParse(jsonOf(answer.body))
    const why = read.success ? `${read.data.error.message.slice(0, 200)} (${read.data.error.code.slice(0, 60)})` : ''
    throw new SourceError('psi-peer-refused', `the peer answers ${answer.status}${why === '' ? '' : `: ${why}`}`)
  }
}

function pathOf({ list, epoch }: ListEpoch): string {
  return `${PSI_PATH}/lists/${list}/${epoch}`
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString())
  } catch {
    return null
  }
}
