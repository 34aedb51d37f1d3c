import { z } from 'zod'
import { judgeToken } from '../../analysis/tokens/judge-token.ts'
import type { TokenList } from '../../formats/tokens/token-list.ts'
import type { AssetId } from '../../model/asset.ts'
import type { KnownAsset } from '../../model/known-asset.ts'
import type { KnownToken, TokenNote, TokenReading } from '../../model/token.ts'
import { defineOperation } from '../define-operation.ts'
import { textField } from '../read-input.ts'
import { readAsset } from './read-asset.ts'

const words = z.object({
  symbol: z.string().nullable(),
  name: z.string().nullable(),
  decimals: z.number().nullable().describe('base units of one unit: ten to this power'),
})

const output = z.object({
  asset: z.string().describe('CAIP-19'),
  verdict: z.enum(['known', 'unknown', 'imitation']),
  of: z.string().nullable().describe('CAIP-19 of what it imitates, or looks like on another ledger'),
  because: z.string(),
  decimals: z.number().nullable(),
  decimalsBy: z.enum(['built-in', 'list', 'chain']).nullable(),
  known: words.extend({ issuer: z.string().nullable(), source: z.string() }).nullable(),
  says: words
    .extend({ contract: z.boolean(), implementation: z.string().nullable(), source: z.string() })
    .nullable()
    .describe('what the contract says of itself; null: it was not asked'),
  notes: z.array(z.object({ about: z.string(), because: z.string() })),
})

/** What is told of a token. */
export type TokenAnswer = z.output<typeof output>

/** What a token is held against. */
export interface TokenSources {
  readonly known: ReadonlyMap<AssetId, KnownAsset>
  readonly list: TokenList | null
  /** What its contract says, and by which node. */
  readonly reading: { readonly source: string; readonly words: TokenReading } | null
}

/** Says what a token is by the lists that come with Cordon; the command can ask its contract and a token list too. */
export const describeToken = defineOperation({
  name: 'describeToken',
  alias: 'token',
  summary: 'say what a token is: known, unknown, or an imitation of a known one',
  effect: 'read',
  input: z.object({
    asset: textField(readAsset)
      .describe('the token: CAIP-19, or ledger and contract such as eth:0x…')
      .meta({ placeholder: 'ASSET' }),
  }),
  output,
  positional: ['asset'],
  examples: ['token eth:0xdac17f958d2ee523a2206206994597c13d831ec7'],
  run: async ({ asset }, { assets }) => tokenAnswer(asset, { known: assets, list: null, reading: null }),
})

/**
 * Joins what is known of a token, what a list says, and what it says of itself. Built-in knowledge counts before a list, and a list
 * before the contract: a list cannot make an imitation known, nor a contract change the decimals of what is known.
 */
export function tokenAnswer(asset: AssetId, { known, list, reading }: TokenSources): TokenAnswer {
  const own = known.get(asset)
  const listed = list?.tokens.get(asset)
  const says = reading?.words ?? null
  const notes: TokenNote[] = [...(says?.notes ?? [])]
  const strict = judgeToken(asset, listed ?? says, known)
  const all = new Map<AssetId, KnownToken>([...known, ...(list?.tokens ?? [])])
  if (own !== undefined) all.set(asset, own)
  const verdict = strict.verdict === 'unknown' ? judgeToken(asset, says, all) : strict
  if (listed !== undefined && verdict.verdict === 'imitation')
    notes.push({ about: 'list', because: `${list?.source} holds it all the same` })
  if (says !== null && !says.contract) notes.push({ about: 'code', because: 'there is no contract at the address' })
  for (const [by, held] of [
    ['the built-in list', own],
    [list?.source ?? '', listed],
  ] as const)
    if (held !== undefined && says !== null && says.decimals !== null && says.decimals !== held.decimals)
      notes.push({ about: 'decimals', because: `the contract says ${says.decimals}, ${by} ${held.decimals}` })
  const base = own ?? listed
  if (base !== undefined && typeof says?.symbol === 'string' && says.symbol !== base.symbol)
    notes.push({ about: 'symbol', because: `the contract does not call itself ${base.symbol}` })
  if (own !== undefined && listed !== undefined && own.decimals !== listed.decimals)
    notes.push({
      about: 'decimals',
      because: `${list?.source} says ${listed.decimals}, the built-in list ${own.decimals}`,
    })
  return {
    asset,
    ...verdict,
    decimals: base?.decimals ?? says?.decimals ?? null,
    decimalsBy: own ? 'built-in' : listed ? 'list' : typeof says?.decimals === 'number' ? 'chain' : null,
    known:
      base === undefined
        ? null
        : { ...wordsOf(base), issuer: own?.issuer ?? null, source: own ? 'the built-in list' : (list?.source ?? '') },
    says:
      reading === null || says === null
        ? null
        : { ...wordsOf(says), contract: says.contract, implementation: says.implementation, source: reading.source },
    notes,
  }
}

function wordsOf<S extends string | null, D extends number | null>(words: { symbol: S; name: S; decimals: D }) {
  const { symbol, name, decimals } = words
  return { symbol, name, decimals }
}
