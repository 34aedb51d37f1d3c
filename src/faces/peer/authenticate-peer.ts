import { hexBytes, type NodeKey } from '../../operations/node/node-key.ts'
import type { Peer } from '../../operations/node/peer.ts'
import { type Credentials, MOST_SKEW, readAuthorization, requestText } from '../../operations/node/signed-request.ts'
import type { Clock } from '../../operations/ports.ts'
import { HttpFault } from '../http/http-fault.ts'
import { ReplayCache } from './replay-cache.ts'

/** Who asks, before their signature was checked. */
export interface Claimant {
  readonly peer: Peer
  readonly credentials: Credentials
}

/** Finds out which peer a request is from. */
export class PeerGate {
  readonly #key: NodeKey
  readonly #clock: Pick<Clock, 'now'>
  readonly #peers: () => Promise<ReadonlyMap<string, Peer>>
  readonly #replays = new ReplayCache(2 * MOST_SKEW)

  constructor(key: NodeKey, clock: Pick<Clock, 'now'>, peers: () => Promise<ReadonlyMap<string, Peer>>) {
    this.#key = key
    this.#clock = clock
    this.#peers = peers
  }

  /**
   * Who a request says it is from: cheap, so that a stranger costs nothing.
   * @throws HttpFault 401 `peer-credentials-missing`, `peer-unknown`, `peer-clock-apart`
   * @throws InputError `credentials-malformed`
   */
  async claimant(header: string | undefined): Promise<Claimant> {
    if (header === undefined)
      throw new HttpFault(401, 'peer-credentials-missing', 'only peers of this node may ask this')
    const credentials = readAuthorization(header)
    const peer = (await this.#peers()).get(this.#key.sha256(hexBytes(credentials.key)))
    if (peer === undefined) throw new HttpFault(401, 'peer-unknown', 'this node has no peer of this key')
    const apart = credentials.at - this.#clock.now()
    if (Math.abs(apart) > MOST_SKEW)
      throw new HttpFault(401, 'peer-clock-apart', `the clocks are ${Math.abs(apart)} s apart, more than ${MOST_SKEW}`)
    return { peer, credentials }
  }

  /**
   * Checks that they signed just this request, for this node, and for the first time.
   * @throws HttpFault 401 `peer-signature-wrong`, `peer-request-replayed`; 429 `peer-too-often`
   */
  check({ peer, credentials }: Claimant, method: string, target: string, body: string): void {
    const { key, at, nonce, signature } = credentials
    const claim = { method, target, body: this.#key.sha256(body), audience: this.#key.fingerprint, at, nonce }
    if (!this.#key.verify(key, requestText(claim), signature))
      throw new HttpFault(401, 'peer-signature-wrong', 'the signature is not over this request to this node')
    const seen = this.#replays.take(peer.fingerprint, nonce, this.#clock.now())
    if (seen === 'replayed') throw new HttpFault(401, 'peer-request-replayed', 'this very request was made before')
    if (seen === 'full') throw new HttpFault(429, 'peer-too-often', 'this peer asks more often than any need', 60)
  }
}
