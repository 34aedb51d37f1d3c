import type { Fact } from '../../model/fact.ts'
import type { Organisation } from '../../model/organisation.ts'
import { foldPeers, PEER_KINDS } from '../node/fold-peers.ts'
import { foldUsers, USER_KINDS } from '../users/fold-users.ts'
import { isOwnPerson } from '../users/own-person.ts'

/** The kinds of facts that say who receives from this node. */
export const RECIPIENT_KINDS = [...PEER_KINDS, ...USER_KINDS] as const

/** An organisation that can get objects of this node, and how. */
export interface Recipient extends Organisation {
  /** `peer`, or `user NAME`, each way by which it comes. */
  readonly ways: readonly string[]
}

/**
 * Everybody who can get objects of this node, by identity: its peers, and the organisations of its users. The node's own people are no
 * recipients: what it keeps is before them at its desk, and nothing goes out to them.
 */
export function recipientsOf(facts: readonly Fact[]): readonly Recipient[] {
  const all = new Map<string, Recipient>()
  const add = (organisation: Organisation, way: string): void => {
    const { id, name, country, sector, standing } = organisation
    // An organisation that comes in two ways may stand differently in each; each is told apart.
    const key = `${id} ${standing} ${country}`
    const before = all.get(key)
    all.set(key, { id, name, country, sector, standing, ways: [...(before?.ways ?? []), way] })
  }
  for (const peer of foldPeers(facts).values()) add(peer, 'peer')
  for (const user of foldUsers(facts.filter(isUser)).values())
    if (!isOwnPerson(user)) add(user.organisation, `user ${user.name}`)
  return [...all.values()]
}

/**
 * Which organisation is behind a stored object's `from`: a peer's fingerprint or `user:NAME`; null: nobody who is known now. A name of a user
 * that has stood for two organisations stands for none: what the first brought must not count as the second's.
 */
export function sourcesOf(facts: readonly Fact[]): (from: string) => Organisation | null {
  const peers = foldPeers(facts)
  const users = foldUsers(facts.filter(isUser))
  const first = new Map<string, string>()
  const twofold = new Set<string>()
  for (const { kind, body } of facts) {
    if (kind !== 'user-added') continue
    const name = String(body['name'])
    const { id, standing } = Object(body['organisation']) as Readonly<Record<string, unknown>>
    const organisation = `${id} ${standing}`
    if ((first.get(name) ?? organisation) !== organisation) twofold.add(name)
    first.set(name, organisation)
  }
  return from => {
    if (!from.startsWith('user:')) return peers.get(from) ?? null
    const name = from.slice('user:'.length)
    return twofold.has(name) ? null : (users.get(name)?.organisation ?? null)
  }
}

function isUser({ kind }: Fact): boolean {
  return USER_KINDS.some(k => k === kind)
}
