import type { TraceJson } from '../../../../../formats/trace-json.ts'

/** One place under two doctrines. */
export interface Difference {
  readonly account: string
  readonly asset: string
  /** Kind of endpoint, by whichever trace has it. */
  readonly kind: TraceJson['endpoints'][number]['kind']
  readonly name: string | null
  readonly first: bigint
  readonly second: bigint
}

/** The endpoints of two traces side by side, those that differ most by share of what was stolen first; equal ones are left out. */
export function compareTraces(first: TraceJson, second: TraceJson): readonly Difference[] {
  const rows = new Map<string, Difference>()
  const put = (trace: TraceJson, side: 'first' | 'second'): void => {
    for (const { account, asset, kind, name, amount } of trace.endpoints) {
      const key = `${account} ${asset}`
      const known = rows.get(key) ?? { account, asset, kind, name, first: 0n, second: 0n }
      rows.set(key, { ...known, [side]: known[side] + BigInt(amount) })
    }
  }
  put(first, 'first')
  put(second, 'second')
  const stolen = new Map<string, number>()
  for (const { asset, amount } of first.stolen) stolen.set(asset, (stolen.get(asset) ?? 0) + Number(amount))
  const share = (d: Difference): number => Math.abs(Number(d.first - d.second)) / (stolen.get(d.asset) || 1)
  return [...rows.values()]
    .filter(d => d.first !== d.second)
    .sort((a, b) => share(b) - share(a) || (a.account < b.account ? -1 : 1))
}

/** Whether a trace ended before all was followed: what lies further on is missing in it. */
export function isCutShort(trace: TraceJson): boolean {
  const open = ({ kind }: { readonly kind: string }): boolean =>
    kind === 'unfollowed' || kind === 'crossings-unfinished'
  return trace.endpoints.some(open) || trace.gaps.some(open)
}
