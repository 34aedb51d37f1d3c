import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { reordered, sortedRows } from '../../analysis/psi/byte-rows.ts'
import { makeQuery } from '../../analysis/psi/make-query.ts'
import { checkImprints, openAnswer, type PsiMatch } from '../../analysis/psi/open-answer.ts'
import { isReceipt, receiptText, type SessionTerms } from '../../analysis/psi/psi-receipt.ts'
import { OUTPUT_BYTES, POINT_BYTES } from '../../analysis/psi/psi-suite.ts'
import { CordonError, InputError, SourceError } from '../../model/errors.ts'
import { chooseOffer } from './choose-offer.ts'
import type { ListOffer, PsiLink, PsiWorld, Told } from './psi-world.ts'

/** What is asked, and what is told of the answer. */
export interface PsiQuestion {
  /** The list's name at the peer; null: the only one that it offers. */
  readonly list: string | null
  /** In canonical form, none twice. */
  readonly addresses: readonly string[]
  /** What the peer is told of the matches, where it wants to know. */
  readonly tell: Told
}

/** What the asker learnt. */
export interface AskedPeer {
  readonly session: string
  readonly peer: string
  readonly list: string
  readonly epoch: string
  /** Addresses asked for. */
  readonly asked: number
  /** Points sent, padding among them. */
  readonly points: number
  /** Imprints of the peer's list, padding among them. */
  readonly rows: number
  /** Addresses that stand on the list. */
  readonly matches: readonly string[]
  readonly told: Told
}

/**
 * Asks a peer which of these addresses stand on its list. The peer learns how many points were sent and nothing of the addresses, unless
 * it is told of the matches. What is sent is written down before, what came of it after.
 * @throws InputError `psi-nothing-asked`, `psi-too-many`, `psi-list-unknown`, `psi-list-choose`, `node-missing`
 * @throws SourceError `psi-answer-malformed`, `psi-answer-false`, `psi-imprints-malformed`, `psi-imprints-false`, `psi-key-changed`,
 * `psi-receipt-false`, and what the way to the peer throws
 */
export async function askPeer(question: PsiQuestion, link: PsiLink, world: PsiWorld): Promise<AskedPeer> {
  const { facts, clock, by, mill, sharing } = world
  const { addresses, tell } = question
  const self = await sharing.self()
  if (self === null) throw new InputError('node-missing', 'this data folder is no node yet: run cordon node init')
  const offer = chooseOffer(await link.offers(), question.list)
  await checkSameKey(offer, link.node, world)
  const { name: list, epoch, key } = offer
  const imprints = await link.imprints({ list, epoch }, offer.rows)
  checkImprints(imprints)
  if (digestOf(imprints) !== offer.imprints)
    throw new SourceError('psi-imprints-false', 'the imprints that the peer sent are not those that it offered')
  const chance = (bytes: number): Uint8Array => sharing.chance(bytes)
  const query = await makeQuery(addresses, { node: link.node, list, epoch }, chance, mill)
  const points = query.points.length / POINT_BYTES
  checkRoom(offer, addresses.length, points)
  const session = bytesToHex(chance(16))
  const terms: SessionTerms = {
    session,
    asker: self.fingerprint,
    node: link.node,
    list,
    epoch,
    key,
    imprints: offer.imprints,
    points,
    query: digestOf(query.points),
    answer: null,
  }
  const append = (kind: string, body: Readonly<Record<string, string | number | null>>) =>
    facts.append([{ at: clock.now(), by, kind, body: { session, peer: link.node, ...body } }])
  const receipt = `${world.key.publicKey}${world.key.sign(receiptText(terms))}`
  const { asker: _, node: __, answer: ___, ...common } = terms
  await append('psi-asked', { ...common, asked: receipt })
  try {
    const reply = await link.ask({ list, epoch, session, points: query.points, receipt })
    const answer = digestOf(reply.answer)
    if (!isReceipt({ ...terms, answer }, reply.receipt, link.node))
      throw new SourceError('psi-receipt-false', 'the answer was not signed by the peer that was asked')
    const opened = { commitment: hexToBytes(key), imprints, answer: reply.answer }
    const matches = await openAnswer(query, opened, mill)
    await append('psi-opened', { list, epoch, answer, matches: matches.length, receipt: reply.receipt })
    const told = least(tell, offer.takes)
    if (told !== 'nothing') await disclose(matches, told)
    return {
      session,
      peer: link.node,
      list,
      epoch,
      asked: addresses.length,
      points,
      rows: offer.rows,
      matches: matches.map(m => m.address),
      told,
    }
  } catch (fault) {
    if (fault instanceof CordonError) await append('psi-failed', { code: fault.code })
    throw fault
  }

  async function disclose(matches: readonly PsiMatch[], told: Told): Promise<void> {
    const rows = { bytes: Uint8Array.from(matches.flatMap(m => [...m.output])), width: OUTPUT_BYTES }
    const outputs = told === 'matches' ? reordered(rows, sortedRows(rows)) : null
    // Written down before it leaves: what was told cannot be taken back.
    await append('psi-disclosed', {
      list,
      epoch,
      count: matches.length,
      told: outputs === null ? null : digestOf(outputs),
    })
    await link.tell({ list, epoch }, session, matches.length, outputs)
  }
}

/** A node that shows two keys, or two sets of imprints, in one epoch answers different askers from different lists. */
async function checkSameKey(offer: ListOffer, node: string, { facts }: Pick<PsiWorld, 'facts'>): Promise<void> {
  for (const { body, seq } of await facts.read({ kinds: ['psi-asked'] }))
    if (body['peer'] === node && body['list'] === offer.name && body['epoch'] === offer.epoch)
      if (body['key'] !== offer.key || body['imprints'] !== offer.imprints)
        throw new SourceError(
          'psi-key-changed',
          `the peer shows another key or list than fact ${seq} says, in the same epoch ${offer.epoch}`,
        )
}

function checkRoom(offer: ListOffer, asked: number, points: number): void {
  if (points > offer.mostPoints)
    throw new InputError(
      'psi-too-many',
      `${asked} addresses make ${points} points, and the peer takes ${offer.mostPoints} at once: ask for fewer`,
    )
  if (points > offer.pointsLeft || offer.sessionsLeft < 1)
    throw new InputError(
      'psi-too-many',
      `${asked} addresses make ${points} points, and the peer takes ${offer.pointsLeft} more within 24 hours`,
    )
}

const LESS: readonly Told[] = ['nothing', 'count', 'matches']

function least(a: Told, b: Told): Told {
  return LESS[Math.min(LESS.indexOf(a), LESS.indexOf(b))] ?? 'nothing'
}

function digestOf(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes))
}
