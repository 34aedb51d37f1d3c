import { attribute } from '../../analysis/flow/service-verdict.ts'
import type { TraceResult } from '../../analysis/flow/trace-result.ts'
import type { UtxoAnswers, UtxoNeeds, UtxoService } from '../../analysis/flow/utxo/utxo-request.ts'
import { UtxoTrace } from '../../analysis/flow/utxo/utxo-trace.ts'
import type { AccountId } from '../../model/account.ts'
import { InputError } from '../../model/errors.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { World } from '../world.ts'
import type { NamedSource } from './read-source.ts'
import { slices } from './slices.ts'
import { type AccountTraceOrder, stopwatch } from './trace-accounts.ts'

/** A trace to be made over one UTXO ledger. */
export type UtxoTraceOrder = Omit<AccountTraceOrder, 'resume' | 'histories' | 'issuerOf' | 'surplus' | 'recognised'> & {
  readonly ledger: LedgerId
}

/**
 * Runs a trace over a UTXO ledger to its end, its deadline or an interruption.
 * @throws NotFoundError `source-unknown`
 * @throws InputError `source-asset` when a source names an asset: a UTXO ledger has but its own
 */
export async function traceUtxo(order: UtxoTraceOrder, world: World): Promise<TraceResult> {
  const { ledger, policy, allPolicies, since, until, maxHops, floor } = order
  const trace = new UtxoTrace({
    case: order.case,
    ledger,
    sources: order.sources.map(sourceOf),
    policy,
    allPolicies,
    since,
    until,
    maxHops,
    floor,
    serviceOf: null,
    crossings: order.crossings,
  })
  const enough = stopwatch(order.within, () => true, world)
  const slice = slices(world)
  while (trace.needs && !enough()) {
    trace.advance(await answer(trace.needs, ledger, world))
    world.progress.at(trace.transactions.size, null, 'transactions read')
    await slice.breathe()
  }
  world.progress.end()
  return trace.result()
}

function sourceOf(s: NamedSource) {
  if (s.kind === 'transaction') return { kind: 'transaction' as const, tx: s.tx }
  if (s.asset !== null)
    throw new InputError(
      'source-asset',
      `${s.account} is on a UTXO ledger, which has but its own asset: leave out "@${s.asset}"`,
    )
  return { kind: 'account' as const, account: s.account, amount: s.amount }
}

async function answer(needs: UtxoNeeds, ledger: LedgerId, world: World): Promise<UtxoAnswers> {
  const accounts = new Map<AccountId, Awaited<ReturnType<World['utxo']['byAccount']>>>()
  for (const account of needs.accounts) accounts.set(account, await world.utxo.byAccount(account))
  const transactions = await world.utxo.transactions(ledger, needs.transactions)
  const spenders = await world.utxo.spenders(ledger, needs.outpoints)
  const tags = await world.tags.tags(needs.verdicts)
  return {
    accounts,
    transactions: new Map(needs.transactions.map((id, i) => [id, transactions[i] ?? null])),
    spenders: new Map(needs.outpoints.map((point, i) => [point, spenders[i] ?? null])),
    verdicts: new Map(needs.verdicts.map((account, i) => [account, service(account, tags[i] ?? [])])),
  }
}

function service(account: AccountId, tags: Parameters<typeof attribute>[1]): UtxoService | null {
  const said = attribute(account, tags)
  return said.kind === 'service' ? said.verdict : null
}
