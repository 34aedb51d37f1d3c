import type { AccountId } from '../../model/account.ts'
import { isServiceCategory, type Tag, type TagCategory } from '../../model/tag.ts'
import type { EndpointKind } from './trace-result.ts'

/** Why a path ends at an account. */
export interface ServiceVerdict {
  readonly kind: EndpointKind
  readonly role: 'service' | 'deposit'
  readonly name: string | null
  /** Evidence in one sentence. */
  readonly basis: string
  /** 0 to 100. */
  readonly confidence: number
  /** For a deposit address: the service's wallet that it sweeps to. */
  readonly sweepsTo: AccountId | null
  /**
   * True for a service told by behaviour that dealt with hardly anybody before the theft, and for its deposit addresses: it may be
   * the thief's own hub.
   */
  readonly young?: boolean
}

const KIND: Readonly<Partial<Record<TagCategory, EndpointKind>>> = {
  exchange: 'exchange',
  mixer: 'mixer',
  bridge: 'bridge',
  swap: 'swap',
  defi: 'defi',
  payment: 'payment',
  gambling: 'gambling',
  service: 'service',
}

/** Addresses that nobody holds the key of: what is sent there is gone. EVM conventions. */
const BURN = /:0x(0{40}|0{36}dead)$/

/** What several sources' tags say together: the most confident claim wins, on a tie the one that is no service; dissent is told. */
export type Attribution =
  | { readonly kind: 'service'; readonly verdict: ServiceVerdict }
  | { readonly kind: 'thief' | 'nobody' }

/**
 * Settles an account's tags.
 * @param tags every claim about this account
 */
export function attribute(account: AccountId, tags: readonly Tag[]): Attribution {
  if (BURN.test(account)) {
    const basis = 'an address that nobody can spend from'
    return { kind: 'service', verdict: verdict('service', 'burn address', basis, 100) }
  }
  const ranked = [...tags].sort(
    (a, b) =>
      b.confidence - a.confidence ||
      Number(isServiceCategory(a.category)) - Number(isServiceCategory(b.category)) ||
      text(a.label, b.label) ||
      text(a.source, b.source),
  )
  const best = ranked.find(t => t.category !== 'other')
  if (!best) return { kind: 'nobody' }
  if (best.category === 'victim')
    return {
      kind: 'service',
      verdict: verdict('service', `returned: ${best.label}`, saying(best, ranked), best.confidence),
    }
  if (!isServiceCategory(best.category)) return { kind: 'thief' }
  const kind = KIND[best.category] ?? 'service'
  return { kind: 'service', verdict: verdict(kind, best.label, saying(best, ranked), best.confidence) }
}

function verdict(kind: EndpointKind, name: string, basis: string, confidence: number): ServiceVerdict {
  return { kind, role: 'service', name, basis, confidence, sweepsTo: null }
}

function saying(best: Tag, all: readonly Tag[]): string {
  const others = all.filter(t => t.category !== best.category && t.category !== 'other')
  const dissent =
    others.length === 0 ? '' : `; ${others.length} other claim(s): ${others.map(t => t.category).join(', ')}`
  return `tagged "${best.label}" (${best.category}, ${best.basis}) by ${best.source}${dissent}`
}

function text(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
