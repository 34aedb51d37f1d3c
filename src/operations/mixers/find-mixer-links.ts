import { z } from 'zod'
import type { CandidateRow, GapRow } from '../../analysis/flow/trace-result.ts'
import type { PoolAction } from '../../analysis/mixers/mixer-pool.ts'
import { MIXERS } from '../../catalog/mixers/all-mixers.ts'
import { TRACE_SCHEMA, type TraceJson } from '../../formats/trace-json.ts'
import * as row from '../../formats/trace-rows.ts'
import { type AccountId, parseAccount } from '../../model/account.ts'
import { parseCaseName } from '../../model/case-name.ts'
import { InputError, NotFoundError } from '../../model/errors.ts'
import { parseInstant } from '../../model/instant.ts'
import { type LedgerId, namespaceOf, parseLedger } from '../../model/ledger.ts'
import { payee, payer, type Transfer } from '../../model/transfer.ts'
import { latestTrace } from '../cases/find-case.ts'
import { defineOperation } from '../define-operation.ts'
import { textField } from '../read-input.ts'
import { readSource } from '../trace-funds/read-source.ts'
import type { World } from '../world.ts'
import { candidatesOfJoin } from './join-candidates.ts'
import { type MixerAnswer, type MixerPayment, poolCandidates } from './pool-candidates.ts'

const input = z.object({
  case: textField(parseCaseName).optional().describe('what a kept trace says').meta({ placeholder: 'NAME' }),
  account: z
    .string()
    .min(1)
    .optional()
    .describe('all that this account paid into mixers')
    .meta({ placeholder: 'ACCOUNT' }),
  tx: z.string().min(1).optional().describe('a deposit, or a CoinJoin').meta({ placeholder: 'TX' }),
  outpoint: z
    .string()
    .regex(/^[0-9a-f]{64}:\d{1,9}$/)
    .optional()
    .describe('of a CoinJoin, the input that spends this; else all inputs')
    .meta({ placeholder: 'TXID:VOUT' }),
  until: textField(parseInstant).optional().describe('later withdrawals do not exist').meta({ placeholder: 'TIME' }),
  ledger: textField(parseLedger)
    .optional()
    .describe('ledger of a bare account or transaction, such as eip155:1')
    .meta({ placeholder: 'ID' }),
})

const output = z
  .strictObject({
    schema: z.literal('cordon.mixer-links/1'),
    candidates: z.array(row.candidate).describe('Odds, never a link'),
    gaps: z.array(row.gap),
  })
  .meta({ title: 'Where mixed value may have gone', id: 'cordon.mixer-links/1' })

/** Answer of {@link findMixerLinks}. */
export type MixerLinksJson = z.output<typeof output>

/** Says where value that went into a mixer may have come out, with odds and the anonymity set that is left. */
export const findMixerLinks = defineOperation({
  name: 'findMixerLinks',
  alias: 'mixer-links',
  summary: 'say where value that went into a mixer may have come out, with odds',
  effect: 'read',
  input,
  output,
  examples: ['mixer-links --case lifi-2024', 'mixer-links --account 0x5fd0…a169 --ledger eth --json'],
  async run(given, world): Promise<MixerLinksJson> {
    const asked = [given.case, given.account, given.tx].filter(x => x !== undefined)
    if (asked.length !== 1)
      throw new InputError('mixer-question', 'say one of --case, --account, --tx', { place: { field: 'case' } })
    if (given.case !== undefined) return await ofCase(given.case, world)
    const summary = await world.transfers.summary()
    const coins = await world.utxo.summary()
    const ledgers = given.ledger ? [given.ledger] : [...new Set([...summary.ledgers, ...coins.ledgers])]
    const until = given.until ?? Math.max(summary.lastAt ?? 0, coins.lastAt ?? 0)
    if (given.account !== undefined) return told(await ofAccount(accountIn(given.account, ledgers), until, world))
    const named = readSource(given.tx ?? '', ledgers)
    if (named.kind !== 'transaction')
      throw new InputError('tx-malformed', `"${given.tx}" is no transaction hash`, { place: { field: 'tx' } })
    const isCoins = namespaceOf(named.ledger) === 'bip122'
    return told(isCoins ? await ofJoin(named.ledger, named.tx, given.outpoint, world) : await ofTx(named, until, world))
  },
})

function accountIn(text: string, ledgers: readonly LedgerId[]): AccountId {
  if (text.includes(':')) return parseAccount(text)
  const source = readSource(text, ledgers)
  if (source.kind === 'account') return source.account
  throw new InputError('account-malformed', `"${text}" is no account`, { place: { field: 'account' } })
}

async function ofCase(name: string, world: World): Promise<MixerLinksJson> {
  const { json } = await latestTrace(world, name)
  const trace = JSON.parse(json) as Pick<TraceJson, 'schema' | 'candidates' | 'gaps'>
  if (trace.schema !== TRACE_SCHEMA)
    throw new InputError('trace-schema', `case "${name}" was traced by another version: trace it again`)
  const gaps = trace.gaps.filter(g => g.kind === 'mixer-unread')
  return { schema: 'cordon.mixer-links/1', candidates: trace.candidates ?? [], gaps }
}

async function ofAccount(account: AccountId, until: number, world: World): Promise<MixerAnswer> {
  const [history] = await world.transfers.histories([{ account, until }])
  const paid = (history?.transfers ?? []).filter(t => payer(t) === account)
  return await ofPools(d => d.account === account, paid, until, world)
}

async function ofTx(
  { ledger, tx }: { readonly ledger: LedgerId; readonly tx: string },
  until: number,
  world: World,
): Promise<MixerAnswer> {
  const transfers = await world.transfers.transaction(ledger, tx)
  if (transfers.length === 0) throw new NotFoundError('source-unknown', `transaction ${tx} is not in the data`)
  return await ofPools(d => d.tx === tx, transfers, until, world)
}

async function ofPools(
  asked: (deposit: PoolAction) => boolean,
  transfers: readonly Transfer[],
  until: number,
  world: World,
): Promise<MixerAnswer> {
  const candidates: CandidateRow[] = []
  const gaps: GapRow[] = []
  for (const entry of MIXERS) {
    const own = new Set<AccountId>([...entry.pools.map(p => p.account), ...entry.routers])
    const paid = transfers
      .filter(t => t.amount > 0n && own.has(payee(t)) && !own.has(payer(t)))
      .map((t): MixerPayment => ({ account: payee(t), asset: t.asset, amount: t.amount }))
    if (paid.length === 0) continue
    const answer = await poolCandidates(entry, asked, paid, until, world)
    candidates.push(...answer.candidates)
    gaps.push(...answer.gaps)
  }
  if (candidates.length + gaps.length === 0)
    throw new NotFoundError('mixer-none', 'nothing of it went into a mixer that the catalog knows')
  return { candidates, gaps }
}

async function ofJoin(ledger: LedgerId, tx: string, point: string | undefined, world: World): Promise<MixerAnswer> {
  const [found] = await world.utxo.transactions(ledger, [tx])
  if (!found) throw new NotFoundError('source-unknown', `transaction ${tx} is not in the data`)
  const candidates = await candidatesOfJoin(ledger, tx, p => point === undefined || p === point, world)
  if (candidates.length === 0)
    throw new NotFoundError('mixer-none', `${tx} has no CoinJoin's shape, or does not spend what was named`)
  return { candidates, gaps: [] }
}

function told({ candidates, gaps }: MixerAnswer): MixerLinksJson {
  const plain = <T extends { readonly amount: bigint }>(r: T) => ({ ...r, amount: String(r.amount) })
  return {
    schema: 'cordon.mixer-links/1',
    candidates: candidates.map(plain),
    gaps: gaps.map(plain),
  } as unknown as MixerLinksJson
}
