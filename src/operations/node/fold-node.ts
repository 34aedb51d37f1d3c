import { IntegrityError } from '../../model/errors.ts'
import type { Fact } from '../../model/fact.ts'
import { FINGERPRINT } from '../../model/node-identity.ts'
import type { NodeSelf } from '../share/sharing.ts'
import { readOrganisation } from './read-organisation.ts'

/** The kind of the fact that makes a data folder a node. */
export const NODE_KINDS = ['node-initialised'] as const

/**
 * What this node is by the first fact that says so; null: it is none yet. Facts of other kinds are passed over.
 * @throws IntegrityError `node-malformed`
 */
export function foldNode(facts: readonly Fact[]): NodeSelf | null {
  const fact = facts.find(f => f.kind === 'node-initialised')
  if (fact === undefined) return null
  const organisation = readOrganisation({ ...fact.body, standing: 'own' })
  const { fingerprint } = fact.body
  if (organisation === null || typeof fingerprint !== 'string' || !FINGERPRINT.test(fingerprint))
    throw new IntegrityError('node-malformed', `fact ${fact.seq} (${fact.kind}) does not say what this node is`)
  return { ...organisation, fingerprint }
}
