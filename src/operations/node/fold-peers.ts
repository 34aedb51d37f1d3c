import { IntegrityError } from '../../model/errors.ts'
import type { Fact } from '../../model/fact.ts'
import { FINGERPRINT } from '../../model/node-identity.ts'
import type { Peer } from './peer.ts'
import { readOrganisation } from './read-organisation.ts'

/** The kinds of facts that make and end peers. */
export const PEER_KINDS = ['peer-added', 'peer-removed'] as const

/**
 * The peers that the facts leave, by fingerprint. A peer added again has what was said last. Facts of other kinds are passed over.
 * @throws IntegrityError `peer-malformed`: a fact that cannot be read could hide a removal, so it stops everything
 */
export function foldPeers(facts: readonly Fact[], peers: ReadonlyMap<string, Peer> = new Map()): Map<string, Peer> {
  const all = new Map(peers)
  for (const fact of facts) {
    if (fact.kind !== 'peer-added' && fact.kind !== 'peer-removed') continue
    const { fingerprint, url } = fact.body
    if (typeof fingerprint !== 'string' || !FINGERPRINT.test(fingerprint)) throw malformed(fact)
    if (fact.kind === 'peer-removed') {
      all.delete(fingerprint)
      continue
    }
    const organisation = readOrganisation(fact.body)
    if (organisation === null || (url !== null && typeof url !== 'string')) throw malformed(fact)
    all.set(fingerprint, { ...organisation, fingerprint, url })
  }
  return all
}

function malformed(fact: Fact): IntegrityError {
  return new IntegrityError(
    'peer-malformed',
    `fact ${fact.seq} (${fact.kind}) names no peer that this version can read`,
  )
}
