import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { answerQuery, checkQuery } from '../../analysis/psi/answer-query.ts'
import { isReceipt, receiptText, type SessionTerms } from '../../analysis/psi/psi-receipt.ts'
import { LEAST_POINTS, POINT_BYTES } from '../../analysis/psi/psi-suite.ts'
import { imprintsOf } from '../../analysis/psi/raised-list.ts'
import { scalarsOf, WIDE_BYTES } from '../../analysis/psi/scalar.ts'
import { InputError, PermissionError, SourceError } from '../../model/errors.ts'
import type { ServedList } from './fold-psi-lists.ts'
import { isWithin, PsiUse } from './psi-use.ts'
import type { ListEpoch, ListOffer, PsiAnswer, PsiOrder, PsiPeer, PsiWorld } from './psi-world.ts'
import { keptOf, mayAsk, servedLists, servedTo, unknownList } from './served-to.ts'

/** † Questions that wait or are worked on at once; more are sent away. */
const MOST_WAITING = 4
const SESSION = /^[0-9a-f]{32}$/

/** Answers peers that ask this node's lists. */
export class PsiDesk {
  readonly #world: PsiWorld
  readonly #use: PsiUse
  #waiting = 0
  #turn: Promise<unknown> = Promise.resolve()

  constructor(world: PsiWorld) {
    this.#world = world
    this.#use = new PsiUse(world.facts)
  }

  /** The lists that a peer may ask now. */
  async offers(peer: PsiPeer): Promise<readonly ListOffer[]> {
    await this.#use.look()
    const now = this.#world.clock.now()
    const lists = [...(await servedLists(this.#world)).values()].filter(list => mayAsk(list, peer) && now < list.endsAt)
    return lists.map(({ name, epoch, key, imprints, rows, endsAt, takes, mostPoints, pointsADay, sessionsADay }) => {
      const used = this.#use.used(peer.fingerprint, name, now)
      return {
        name,
        epoch,
        key,
        imprints,
        rows,
        endsAt,
        takes,
        leastPoints: LEAST_POINTS,
        mostPoints,
        pointsLeft: Math.max(0, pointsADay - used.points),
        sessionsLeft: Math.max(0, sessionsADay - used.sessions),
      }
    })
  }

  /** Imprints of a list. @throws NotFoundError `psi-list-unknown` @throws InputError `psi-epoch-over` */
  async imprints(peer: PsiPeer, asked: ListEpoch): Promise<Uint8Array> {
    return imprintsOf(await keptOf(await servedTo(peer, asked, this.#world), this.#world))
  }

  /**
   * Answers a question. It is written down before any work is done for it, and the answer before it leaves.
   * @throws NotFoundError `psi-list-unknown`
   * @throws InputError `psi-epoch-over`, `psi-session-malformed`, `psi-session-known`, `psi-query-malformed`, `psi-query-size`,
   * `psi-receipt-false`, `psi-point-malformed`
   * @throws PermissionError `psi-limit-reached`
   * @throws SourceError `psi-busy`
   */
  async answer(peer: PsiPeer, order: PsiOrder): Promise<PsiAnswer> {
    const { points, receipt } = order
    const served = await servedTo(peer, order, this.#world)
    const terms = await this.#terms(peer, served, order)
    checkOrder(order, served)
    if (!isReceipt(terms, receipt, peer.fingerprint))
      throw new InputError('psi-receipt-false', 'the question was not signed by the peer that sent it')
    if (this.#waiting >= MOST_WAITING)
      throw new SourceError('psi-busy', 'too many questions are being answered: ask again in a minute')
    this.#waiting += 1
    try {
      await this.#admit(served, terms, receipt)
      const mine = this.#turn.then(() => this.#raise(served, points))
      this.#turn = mine.catch(() => undefined)
      const answer = await mine
      const done: SessionTerms = { ...terms, answer: digestOf(answer) }
      const { key } = this.#world
      const own = `${key.publicKey}${key.sign(receiptText(done))}`
      await this.#append('psi-answered', { ...told(done), takes: served.takes, asked: receipt, receipt: own })
      return { answer, receipt: own }
    } finally {
      this.#waiting -= 1
    }
  }

  async #terms(peer: PsiPeer, served: ServedList, { session, points }: PsiOrder): Promise<SessionTerms> {
    const self = await this.#world.sharing.self()
    if (self === null) throw unknownList()
    const { name, epoch, key, imprints } = served
    const count = points.length / POINT_BYTES
    return {
      session,
      asker: peer.fingerprint,
      node: self.fingerprint,
      list: name,
      epoch,
      key,
      imprints,
      points: count,
      query: digestOf(points),
      answer: null,
    }
  }

  /** Facts have one order for all processes: of two questions that together are too much, the later one is refused. */
  async #admit(served: ServedList, terms: SessionTerms, receipt: string): Promise<void> {
    const now = this.#world.clock.now()
    await this.#use.look()
    this.#refuse(served, terms, now, Number.POSITIVE_INFINITY)
    const [fact] = await this.#append('psi-admitted', { ...told(terms), asked: receipt })
    await this.#use.look()
    this.#refuse(served, terms, now, fact?.seq ?? 0)
  }

  #refuse(served: ServedList, { asker, list, session, points }: SessionTerms, now: number, before: number): void {
    if (this.#use.knows(session, before))
      throw new InputError('psi-session-known', 'there was a session of this name: draw another')
    if (!isWithin(this.#use.used(asker, list, now, before), points, served))
      throw new PermissionError(
        'psi-limit-reached',
        `a peer may send this list ${served.pointsADay} points and ${served.sessionsADay} questions in 24 hours`,
      )
  }

  async #raise(served: ServedList, points: Uint8Array): Promise<Uint8Array> {
    const { key } = await keptOf(served, this.#world)
    const nonce = scalarsOf(this.#world.sharing.chance(WIDE_BYTES))
    const commitment = Uint8Array.from(served.key.match(/../g) ?? [], pair => Number.parseInt(pair, 16))
    return answerQuery(points, { key, commitment }, nonce, this.#world.mill)
  }

  #append(kind: string, body: Readonly<Record<string, string | number | null>>) {
    const { facts, clock, by } = this.#world
    return facts.append([{ at: clock.now(), by, kind, body }])
  }
}

function checkOrder({ session, points }: PsiOrder, { mostPoints }: ServedList): void {
  if (!SESSION.test(session))
    throw new InputError('psi-session-malformed', 'a session is named by 32 lower-case hex digits')
  const count = points.length / POINT_BYTES
  if (count < LEAST_POINTS || count > mostPoints)
    throw new InputError(
      'psi-query-size',
      `a question to this list has ${LEAST_POINTS} to ${mostPoints} points, not ${count}`,
    )
  checkQuery(points)
}

function told({ asker, ...terms }: SessionTerms) {
  return { ...terms, peer: asker }
}

function digestOf(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes))
}
