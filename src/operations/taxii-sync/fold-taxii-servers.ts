import { IntegrityError } from '../../model/errors.ts'
import type { Fact, Json } from '../../model/fact.ts'
import type { Organisation } from '../../model/organisation.ts'
import type { TaxiiServer } from './taxii-server.ts'

/** The kinds of facts that make and end TAXII servers. */
export const TAXII_KINDS = ['taxii-added', 'taxii-removed'] as const

/**
 * The servers that are known, by name, in the order of adding. Facts of other kinds are passed over.
 * @throws IntegrityError `taxii-malformed`
 */
export function foldTaxiiServers(facts: readonly Fact[]): ReadonlyMap<string, TaxiiServer> {
  const servers = new Map<string, TaxiiServer>()
  for (const fact of facts) {
    const name = String(fact.body['name'])
    if (fact.kind === 'taxii-added') servers.set(name, readServer(fact, name))
    if (fact.kind === 'taxii-removed' && !servers.delete(name)) throw malformed(fact, 'removes what is not there')
  }
  return servers
}

function readServer(fact: Fact, name: string): TaxiiServer {
  const { origin, path, sign, user, ca, collections, into, push, everyS, organisation } = fact.body
  if (typeof origin !== 'string' || typeof path !== 'string') throw malformed(fact, 'does not say where its server is')
  if ((sign !== 'basic' && sign !== 'bearer') || !textOrNull(user) || !textOrNull(ca))
    throw malformed(fact, 'does not say how to come to its server')
  if (!isTexts(collections) || !isTexts(into) || !isTexts(push) || typeof everyS !== 'number')
    throw malformed(fact, 'does not say what is pulled and pushed')
  if (typeof organisation !== 'object' || organisation === null || Array.isArray(organisation))
    throw malformed(fact, 'does not say whose server it is')
  const body = { name, origin, path, sign, user, ca, collections, into, push, everyS } as const
  // As addTaxiiServer wrote it: facts are chained, and only this program writes them.
  return {
    ...body,
    organisation: organisation as unknown as Organisation,
    seq: fact.seq,
    addedAt: fact.at,
    addedBy: fact.by,
  }
}

function textOrNull(value: Json | undefined): value is string | null {
  return value === null || typeof value === 'string'
}

function isTexts(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every(text => typeof text === 'string')
}

function malformed(fact: Fact, why: string): IntegrityError {
  return new IntegrityError('taxii-malformed', `fact ${fact.seq} (${fact.kind}) ${why}`)
}
