import { worthOfDay } from '../../../../../catalog/prices/worth-of-day.ts'
import { USD_VALUE } from '../../../../../formats/flows.ts'
import { useFormats } from '../../../app/formats.ts'
import { useWords } from '../../../app/preferences.tsx'
import { useCaseBase } from '../case-context.ts'
import { CASE_WORDS } from '../words/case-words.ts'
import type { TraceIndex } from './trace-index.ts'

/** An amount with its asset, every digit at hover, and its worth on the day of the theft where somebody published one. */
export function AssetAmount({
  asset,
  units,
  worth = false,
}: {
  readonly asset: string
  readonly units: string | bigint
  readonly worth?: boolean
}) {
  const { amount, exact } = useFormats()
  const { index } = useCaseBase()
  const { symbol, decimals } = index.asset(asset)
  return (
    <span className="case-amount">
      <span title={exact(units, decimals, symbol)}>{amount(units, decimals, symbol)}</span>
      {worth ? <WorthNote index={index} asset={asset} units={units} /> : null}
    </span>
  )
}

/** What an amount was worth on the day on which its asset was stolen, and who says so; nothing where nobody does. */
export function WorthNote({
  index,
  asset,
  units,
}: {
  readonly index: TraceIndex
  readonly asset: string
  readonly units: string | bigint
}) {
  const say = useWords(CASE_WORDS)
  const { shortMoney } = useFormats()
  const at = dayOfTheft(index, asset)
  const worth = at === null || asset === USD_VALUE ? null : worthOfDay(asset, BigInt(units), at)
  if (worth === null) return null
  const { source, retrieved } = worth.from
  return (
    <small className="quiet" title={say('worthFrom', { source, retrieved })}>
      {say('worth', { money: shortMoney(worth.value, worth.currency) })}
    </small>
  )
}

/** When an asset was stolen first; else when anything was, since stolen value may have been changed into it. */
function dayOfTheft({ trace }: TraceIndex, asset: string): number | null {
  const own = trace.stolen.filter(s => s.asset === asset)
  const first = (own.length > 0 ? own : trace.stolen).reduce(
    (least, s) => Math.min(least, s.firstAt),
    Number.POSITIVE_INFINITY,
  )
  return Number.isFinite(first) ? first : null
}
