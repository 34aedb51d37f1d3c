import { type Address, parseAddress } from '../../model/address.ts'
import { InputError } from '../../model/errors.ts'
import { ETHEREUM } from '../../model/ledger.ts'

/** A Safe as a link or a person names it. */
export interface SafeLink {
  readonly safe: Address
  /** The chain's short name (EIP-3770): `eth`; null: not told. */
  readonly chain: string | null
  /** The transaction that the link shows, safeTxHash; null: none. */
  readonly hash: string | null
}

const PLAIN = /^(?:([a-z0-9-]{1,20}):)?(0x[0-9a-fA-F]{40})$/
const MOST = 2_000

/**
 * Reads how a Safe is named: an address, with or without the chain's short name before it (EIP-3770), a page of the Safe app
 * (`…?safe=eth:0x…`), or an address of a transaction service (`…/safes/0x…/`). Nothing of it is fetched.
 * @throws InputError `safe-link-malformed`, and the codes of addresses
 */
export function readSafeLink(given: string): SafeLink {
  const text = given.trim().slice(0, MOST)
  const plain = PLAIN.exec(text)
  if (plain) return { safe: parseAddress(ETHEREUM, plain[2] ?? ''), chain: plain[1] ?? null, hash: null }
  const [path = '', query = ''] = text.split('?')
  const asked = new Map(
    query
      .split('#')[0]
      ?.split('&')
      .map(pair => pair.split('=').map(decoded) as [string, string]),
  )
  const named = PLAIN.exec(asked.get('safe') ?? '')
  const id = /^multisig_(0x[0-9a-fA-F]{40})_(0x[0-9a-fA-F]{64})$/.exec(asked.get('id') ?? '')
  const inPath = /\/(?:safes\/|([a-z0-9-]{1,20}):)(0x[0-9a-fA-F]{40})(?:\/|$)/.exec(path)
  const safe = named?.[2] ?? id?.[1] ?? inPath?.[2]
  if (safe === undefined)
    throw new InputError(
      'safe-link-malformed',
      'this names no Safe: give its address, eth:0x…, or a link that holds one of them',
      { place: { field: 'safe' } },
    )
  const chain = named?.[1] ?? inPath?.[1] ?? null
  return { safe: parseAddress(ETHEREUM, safe), chain, hash: id?.[2]?.toLowerCase() ?? null }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
