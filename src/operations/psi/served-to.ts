import { InputError, NotFoundError } from '../../model/errors.ts'
import { foldPsiLists, PSI_LIST_KINDS, type ServedList } from './fold-psi-lists.ts'
import type { KeptList, ListEpoch, PsiPeer, PsiWorld } from './psi-world.ts'

/** Every list that peers may ask, by name. */
export async function servedLists({ facts }: Pick<PsiWorld, 'facts'>): Promise<ReadonlyMap<string, ServedList>> {
  return foldPsiLists(await facts.read({ kinds: PSI_LIST_KINDS }))
}

/** Whether a peer may ask a list. */
export function mayAsk({ askers }: ServedList, { fingerprint, standing }: PsiPeer): boolean {
  return askers === null ? standing === 'partner' || standing === 'client' : askers.includes(fingerprint)
}

/**
 * The list that a peer asks, in the epoch that it names.
 * @throws NotFoundError `psi-list-unknown`: there is none, or not for this peer
 * @throws InputError `psi-epoch-over`
 */
export async function servedTo(
  peer: PsiPeer,
  { list, epoch }: ListEpoch,
  world: Pick<PsiWorld, 'facts' | 'clock'>,
): Promise<ServedList> {
  const served = (await servedLists(world)).get(list)
  // Whoever may not ask a list is not told that there is one.
  if (!served || !mayAsk(served, peer)) throw unknownList()
  if (served.epoch !== epoch || world.clock.now() >= served.endsAt) throw epochOver()
  return served
}

/**
 * What is kept of a list that is served.
 * @throws InputError `psi-epoch-over`: it was raised anew in the meantime
 */
export async function keptOf(served: ServedList, { shelf }: Pick<PsiWorld, 'shelf'>): Promise<KeptList> {
  const kept = await shelf.kept(served.name)
  if (kept === null || kept.epoch !== served.epoch) throw epochOver()
  return kept
}

/** What a peer hears that asks for a list which it is not offered. */
export function unknownList(): NotFoundError {
  return new NotFoundError('psi-list-unknown', 'no such list is offered to you')
}

function epochOver(): InputError {
  return new InputError('psi-epoch-over', 'the key of that epoch is no longer used: ask for the offers anew')
}
