import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { isAscending, rowCount } from '../../analysis/psi/byte-rows.ts'
import { OUTPUT_BYTES } from '../../analysis/psi/psi-suite.ts'
import { toldAddresses } from '../../analysis/psi/raised-list.ts'
import { InputError, PermissionError } from '../../model/errors.ts'
import type { ListEpoch, PsiPeer, PsiWorld } from './psi-world.ts'
import { keptOf, servedTo } from './served-to.ts'

/** What an asker tells after a session, if it wants to. */
export interface ToldMatches extends ListEpoch {
  readonly session: string
  readonly count: number
  /** Outputs of the matches, packed, in the order of their bytes; null: only the count is told. */
  readonly outputs: Uint8Array | null
}

/**
 * Takes what an asker tells of its matches. Each one that is named is checked: its output could be made only by whoever had the address
 * and had it raised. That none is left out cannot be checked.
 * @throws NotFoundError `psi-list-unknown`
 * @throws InputError `psi-epoch-over`, `psi-session-unknown`, `psi-told-already`, `psi-told-malformed`, `psi-witness-malformed`,
 * `psi-witness-false`
 * @throws PermissionError `psi-told-unwanted`
 */
export async function takeTold(peer: PsiPeer, told: ToldMatches, world: PsiWorld): Promise<void> {
  const { session, count, outputs, list, epoch } = told
  const served = await servedTo(peer, told, world)
  if (served.takes === 'nothing' || (served.takes === 'count' && outputs !== null))
    throw new PermissionError('psi-told-unwanted', `this list wants to be told ${served.takes}`)
  const facts = await world.facts.read({ kinds: ['psi-answered', 'psi-told'] })
  const own = facts.filter(({ body }) => body['session'] === session && body['peer'] === peer.fingerprint)
  const answered = own.find(f => f.kind === 'psi-answered' && f.body['list'] === list && f.body['epoch'] === epoch)
  if (!answered) throw new InputError('psi-session-unknown', 'no answer was given to you in that session')
  if (own.some(f => f.kind === 'psi-told')) throw new InputError('psi-told-already', 'that session was told of already')
  if (!Number.isSafeInteger(count) || count < 0 || count > Number(answered.body['points']))
    throw new InputError('psi-told-malformed', `${count} is no number of matches`)
  if (outputs !== null) {
    const addresses = toldAddresses(await keptOf(served, world), outputs)
    const rows = { bytes: outputs, width: OUTPUT_BYTES }
    if (rowCount(rows) !== count || !isAscending(rows))
      throw new InputError('psi-told-malformed', 'the matches stand out of order, or are not as many as told')
    await world.shelf.keepTold(session, addresses)
  }
  const digest = outputs === null ? null : bytesToHex(sha256(outputs))
  const body = { session, peer: peer.fingerprint, list, epoch, count, told: digest }
  await world.facts.append([{ at: world.clock.now(), by: world.by, kind: 'psi-told', body }])
}
