import type { Json } from '../../model/fact.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import type { LedgerId } from '../../model/ledger.ts'
import { readWalletAddress } from '../../model/wallet-address.ts'
import { parsePattern } from '../stix/pattern/parse-pattern.ts'
import type { Comparison } from '../stix/pattern/pattern.ts'
import { isWalletPath, walletsOfPattern } from '../stix/pattern/wallets-of-pattern.ts'
import { readWallets } from '../stix/read-wallets.ts'
import { isObject, type JsonObject } from '../stix/stix-fault.ts'
import { attributeOfPattern, canonicalPattern, patternOfAttribute, walletAttributeType } from './attribute-patterns.ts'
import type { EventDraft, MispDraft } from './event-draft.ts'
import { madeUuid, uuidOf } from './misp-ids.ts'
import { secondsOfTime } from './misp-time.ts'

/** So many addresses of one indicator are shown; all of them are in it. */
const MOST_SHOWN = 1000
const LANGUAGES = ['yara', 'sigma', 'snort', 'suricata']
/** The symbols that MISP knows, by the namespace or the whole name of a ledger. */
const SYMBOLS: readonly (readonly [string, string])[] = [
  ['eip155:', 'ETH'],
  ['tron:', 'TRX'],
  ['solana:', 'SOL'],
  ['xrpl:', 'XRP'],
  ['monero:', 'XMR'],
  ['cip34:', 'ADA'],
  ['stellar:', 'XLM'],
]

/**
 * Puts into the event what MISP's people should see of an object that did not come from MISP. Gives whether there was a way; the object
 * itself travels whole beside it either way.
 */
export function showNative(object: IntelObject, draft: EventDraft): boolean {
  switch (object.type) {
    case 'indicator':
      return showIndicator(object, draft)
    case 'cryptocurrency-wallet':
      return typeof object['value'] === 'string' && showWallets(object, [object['value']], false, draft)
    case 'note': {
      const { content, abstract } = object
      if (typeof content !== 'string') return false
      draft.showReport(object, typeof abstract === 'string' ? abstract : content.slice(0, 80), content)
      return true
    }
    case 'x-misp-attribute': {
      const { x_misp_type: type, x_misp_value: value, x_misp_category: category } = object
      if (typeof type !== 'string' || typeof value !== 'string') return false
      draft.showAttribute(object, type, typeof category === 'string' ? category : 'Other', value, false)
      return true
    }
    default:
      return showObservable(object, draft)
  }
}

/** Whether what shows the object that was seen holds a sighting already, as it came from MISP. */
export function isSaid(sighting: IntelObject, draft: EventDraft): boolean {
  const shown = draft.shown.get(String(sighting['sighting_of_ref']))
  return shown !== undefined && sightingsOf(shown).some(one => isObject(one) && uuidIn(one) === uuidOf(sighting.id))
}

function sightingsOf(shown: MispDraft): readonly Json[] {
  return Array.isArray(shown['Sighting']) ? (shown['Sighting'] as readonly Json[]) : []
}

function uuidIn({ uuid }: JsonObject): string {
  return typeof uuid === 'string' ? uuid.toLowerCase() : ''
}

/** Adds a sighting to what shows the object that was seen. */
export function showSighting(sighting: IntelObject, draft: EventDraft): boolean {
  const { sighting_of_ref: of, last_seen: last, count, where_sighted_refs: where } = sighting
  const shown = typeof of === 'string' ? draft.shown.get(of) : undefined
  const time = typeof last === 'string' ? last : sighting['modified']
  // MISP has no word for "looked, and did not see".
  if (shown === undefined || typeof time !== 'string' || count === 0) return false
  const organisation = Array.isArray(where) ? draft.all.get(String(where[0])) : undefined
  const uuid = uuidOf(sighting.id)
  const added: MispDraft = {
    uuid,
    type: '0',
    date_sighting: secondsOfTime(time),
    ...(organisation === undefined
      ? {}
      : { Organisation: { uuid: uuidOf(organisation.id), name: String(organisation['name'] ?? '') } }),
  }
  shown['Sighting'] = [...sightingsOf(shown), added]
  return true
}

function showIndicator(object: IntelObject, draft: EventDraft): boolean {
  const { pattern, pattern_type: language } = object
  if (typeof pattern !== 'string') return false
  if (language !== 'stix') {
    if (typeof language !== 'string' || !LANGUAGES.includes(language)) return false
    draft.showAttribute(object, language, 'Payload installation', pattern, true)
    return true
  }
  if (canonicalPattern(pattern) === null) return false
  const wallets = onlyWallets(pattern)
  if (wallets !== null) return showWallets(object, wallets, true, draft)
  const plain = attributeOfPattern(pattern)
  draft.showAttribute(
    object,
    plain?.type ?? 'stix2-pattern',
    plain === null ? 'Payload installation' : 'Network activity',
    plain?.value ?? pattern,
    true,
  )
  return true
}

/** The wallets of a pattern that says nothing else, and of which any one meets it; null for another pattern. */
function onlyWallets(pattern: string): readonly string[] | null {
  const read = parsePattern(pattern)
  const ofWallet = (test: Comparison): boolean => {
    if (test.kind === 'or') return test.parts.every(ofWallet)
    if (test.kind === 'in') return !test.not && isWalletPath(test.path)
    return test.kind === 'compare' && !test.not && test.operator === '=' && isWalletPath(test.path)
  }
  if (read.kind !== 'observation' || !ofWallet(read.test)) return null
  const wallets = walletsOfPattern(pattern)
  return wallets.length === 0 ? null : wallets
}

function showWallets(object: IntelObject, wallets: readonly string[], toIds: boolean, draft: EventDraft): boolean {
  const [only] = wallets
  const type = wallets.length === 1 && only !== undefined ? walletAttributeType(only, toldLedgers(object)) : null
  if (type !== null && only !== undefined) draft.showAttribute(object, type, 'Financial fraud', only, toIds)
  else for (const address of wallets.slice(0, MOST_SHOWN)) draft.showAddress(object, address, symbolOf(address), toIds)
  return true
}

/** The ledgers that an object of a wallet says itself. */
function toldLedgers(object: IntelObject): readonly LedgerId[] | null {
  const wallet = object.type === 'indicator' ? undefined : readWallets(object)[0]
  return wallet?.told === true ? wallet.ledgers : null
}

function symbolOf(address: string): string | null {
  const ledger = readWalletAddress(address)?.ledgers[0] ?? ''
  return SYMBOLS.find(([prefix]) => ledger.startsWith(prefix))?.[1] ?? null
}

/** Observables with a plain value, and files by their hashes. */
function showObservable(object: IntelObject, draft: EventDraft): boolean {
  const { type, value, hashes } = object
  if (type === 'file' && isObject(hashes)) {
    for (const [name, hash] of Object.entries(hashes)) {
      const own = name.toLowerCase().replace(/^sha-/, 'sha')
      if (typeof hash !== 'string' || patternOfAttribute(own, hash) === null) continue
      draft.showAttribute(object, own, 'Payload delivery', hash, false)
      return true
    }
    return false
  }
  if (typeof value !== 'string' || !/^(?:domain-name|url|ipv4-addr|ipv6-addr|email-addr|mac-addr)$/.test(type))
    return false
  const plain = attributeOfPattern(`[${type}:value = '${value.replace(/['\\]/g, '\\$&')}']`)
  if (plain === null) return false
  draft.showAttribute(object, plain.type, 'Network activity', plain.value, false)
  return true
}

/** A MISP object as MISP's own converter wrote it, which keeps less of it than ours. */
export function showForeignObject(object: IntelObject, draft: EventDraft): boolean {
  const { x_misp_name: name, x_misp_meta_category: category, x_misp_attributes: attributes } = object
  if (typeof name !== 'string') return false
  const inner = (Array.isArray(attributes) ? (attributes as readonly Json[]) : []).flatMap((attribute, i) =>
    isObject(attribute) ? [{ uuid: madeUuid('attribute', object.id, String(i)), ...attribute }] : [],
  )
  draft.showObject(object, name, typeof category === 'string' ? category : 'misc', inner as Json[])
  return true
}
