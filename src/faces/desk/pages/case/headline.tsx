import { memo, type ReactNode, useMemo } from 'react'
import { shareOfStolen, worthOfAll } from '../../../../catalog/prices/worth-share.ts'
import { caseSums } from '../../../../formats/case-sums.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Stat } from '../../kit/card.tsx'
import { useCaseBase } from './case-context.ts'
import { AssetAmount } from './trace/amounts.tsx'
import { KindMark } from './trace/kind-mark.tsx'
import { CASE_WORDS } from './words/case-words.ts'

/** Assets that a figure names beside the first; the others stand in the tables. */
const OTHERS = 3
/** Sums at services that are named. */
const SUMS_TOLD = 4

/** What was stolen, what of it is located, what can be frozen now, and whether it all adds up. */
export const Headline = memo(function Headline() {
  const say = useWords(CASE_WORDS)
  const { amount } = useFormats()
  const { index } = useCaseBase()
  const { trace } = index
  const sums = useMemo(() => caseSums(trace), [trace])
  const of = (key: 'stolen' | 'located' | 'freezable'): Sums => sums.map(s => ({ asset: s.asset, units: s[key] }))
  const at = trace.stolen.reduce<number | null>((least, s) => Math.min(least ?? s.firstAt, s.firstAt), null)
  const told = (asset: string, units: bigint): string => {
    const { decimals, symbol } = index.asset(asset)
    return amount(units, decimals, symbol)
  }
  const off = sums.filter(s => s.gaps !== 0n).length
  const byOdds = sums.filter(s => s.byOdds > 0n)
  const unfollowed = sums.filter(s => s.unfollowed > 0n)
  return (
    <dl className="stats case-headline">
      <AmountStat name={say('stolen')} rows={of('stolen')} at={at} />
      <AmountStat name={say('located')} rows={of('located')} at={at} stolen={of('stolen')}>
        {byOdds.map(s => (
          <div key={s.asset}>{say('byOdds', { amount: told(s.asset, s.byOdds) })}</div>
        ))}
      </AmountStat>
      <AmountStat name={say('freezable')} rows={of('freezable')} at={at} stolen={of('stolen')} none={say('nobody')} />
      <Stat name={say('atServices')} value={<ByKind />} />
      <Stat
        name={say('gaps')}
        value={<small>{trace.gaps.length === 0 ? say('noGaps') : say('gapsTold', { n: trace.gaps.length })}</small>}
        told={
          <>
            {off === 0 ? null : <div>{say('balanceOff', { n: off })}</div>}
            {unfollowed.map(s => (
              <div key={s.asset}>{say('unfollowed', { amount: told(s.asset, s.unfollowed) })}</div>
            ))}
          </>
        }
      />
    </dl>
  )
})

type Sums = readonly { readonly asset: string; readonly units: bigint }[]

/** One figure: the first asset large, the others small, then what all was worth and how much of what was stolen it is. */
function AmountStat({
  name,
  rows,
  at,
  stolen,
  none = '–',
  children,
}: {
  readonly name: string
  readonly rows: Sums
  readonly at: number | null
  readonly stolen?: Sums
  readonly none?: string
  readonly children?: ReactNode
}) {
  const say = useWords(CASE_WORDS)
  const { percent, shortMoney } = useFormats()
  const [first, ...others] = rows.filter(r => r.units > 0n)
  const worth = at === null ? null : worthOfAll(rows, at)
  const share = stolen === undefined || first === undefined ? null : shareOfStolen(rows, stolen, at)
  const lines = [
    worth === null ? null : say('worth', { money: shortMoney(worth.value, worth.currency) }),
    share === null ? null : say('ofStolen', { share: percent(share) }),
  ].filter(line => line !== null)
  return (
    <Stat
      name={name}
      value={first === undefined ? <small>{none}</small> : <AssetAmount asset={first.asset} units={first.units} />}
      told={
        <>
          {others.slice(0, OTHERS).map(r => (
            <span key={r.asset} className="case-other">
              + <AssetAmount asset={r.asset} units={r.units} />{' '}
            </span>
          ))}
          {others.length > OTHERS ? <span>+ {others.length - OTHERS}</span> : null}
          {lines.map(line => (
            <div key={line}>{line}</div>
          ))}
          {children}
        </>
      }
    />
  )
}

/** Sums at services, by kind and asset: several assets do not add up. */
function ByKind() {
  const { index } = useCaseBase()
  const all = useMemo(() => caseSums(index.trace), [index])
  const rows = all
    .flatMap(s => [...s.kinds].map(([kind, amount]) => ({ asset: s.asset, kind, amount })))
    .filter(r => r.kind !== 'held' && r.kind !== 'unfollowed' && r.kind !== 'residue')
  if (rows.length === 0) return <small>–</small>
  return (
    <ul className="case-kinds">
      {[...Map.groupBy(rows.slice(0, SUMS_TOLD), r => r.kind)].map(([kind, sums]) => (
        <li key={kind}>
          <KindMark kind={kind} />
          {sums.map(r => (
            <div key={r.asset}>
              <AssetAmount asset={r.asset} units={r.amount} />
            </div>
          ))}
        </li>
      ))}
      {rows.length > SUMS_TOLD ? <li>+ {rows.length - SUMS_TOLD}</li> : null}
    </ul>
  )
}
