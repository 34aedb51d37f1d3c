import { z } from 'zod'
import { parseAddress } from '../../model/address.ts'
import { type AssetId, erc20 } from '../../model/asset.ts'
import { CordonError, InputError } from '../../model/errors.ts'
import { parseLedger } from '../../model/ledger.ts'
import type { Refusal } from '../../model/refusal.ts'
import { type KnownToken, MOST_DECIMALS } from '../../model/token.ts'

const entry = z.object({
  chainId: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  address: z.string().max(100),
  symbol: z.string().max(256),
  name: z.string().max(256),
  decimals: z.number().int().min(0).max(MOST_DECIMALS),
})
const list = z.object({
  name: z.string().min(1).max(200),
  version: z.object({ major: z.number(), minor: z.number(), patch: z.number() }),
  tokens: z.array(z.unknown()).max(100_000),
})

/** A token list that was read. A refusal's `line` is the token's 1-based number in the list. */
export interface TokenList {
  /** Its name and version, as a source. */
  readonly source: string
  readonly tokens: ReadonlyMap<AssetId, KnownToken>
  readonly refusals: readonly Refusal[]
}

/**
 * Reads a token list in Uniswap's format (tokenlists.org, its JSON schema): EVM tokens by chain id and address, with symbol, name and
 * decimals. A token that stands in it twice with different decimals is refused, both times.
 * @throws InputError `json-malformed`, `token-list-malformed`; each token alone is refused with `token-malformed`, `token-twice`,
 *   `address-malformed`, `address-checksum`
 */
export function readTokenList(text: string): TokenList {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new InputError('json-malformed', 'the token list is not JSON', { cause })
  }
  const read = list.safeParse(json)
  if (!read.success) {
    const field = read.error.issues[0]?.path.join('.') ?? ''
    throw new InputError('token-list-malformed', `${field}: ${read.error.issues[0]?.message ?? ''}`, {
      place: { field },
    })
  }
  const { name, version, tokens: rows } = read.data
  const source = `token list "${name}" ${version.major}.${version.minor}.${version.patch}`
  const tokens = new Map<AssetId, KnownToken>()
  const twice = new Set<AssetId>()
  const refusals: Refusal[] = []
  rows.forEach((row, i) => {
    try {
      const { asset, token } = readEntry(row)
      const other = tokens.get(asset)
      if (other !== undefined && other.decimals !== token.decimals) twice.add(asset)
      if (twice.has(asset))
        throw new InputError('token-twice', `${asset} stands in the list with different decimals`, {
          place: { field: 'decimals' },
        })
      tokens.set(asset, token)
    } catch (error) {
      if (!(error instanceof CordonError)) throw error
      refusals.push({ line: i + 1, field: error.place.field ?? null, code: error.code, reason: error.message })
    }
  })
  for (const asset of twice) tokens.delete(asset)
  return { source, tokens, refusals }
}

function readEntry(row: unknown): { asset: AssetId; token: KnownToken } {
  const read = entry.safeParse(row)
  if (!read.success) {
    const field = read.error.issues[0]?.path.join('.') ?? ''
    throw new InputError('token-malformed', `${field}: ${read.error.issues[0]?.message ?? ''}`, { place: { field } })
  }
  const { chainId, address, symbol, name, decimals } = read.data
  const ledger = parseLedger(`eip155:${chainId}`)
  return { asset: erc20(ledger, parseAddress(ledger, address)), token: { symbol, name, decimals } }
}
