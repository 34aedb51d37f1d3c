import type { z } from 'zod'
import { groupDigits } from '../../formats/group-digits.ts'
import { formatUnits } from '../../model/amount.ts'
import { showInstant } from '../../model/instant.ts'
import type { listRecoveries, recordRecovery } from '../../operations/recoveries/record-recovery.ts'
import type { Situation, SituationCase, SituationFigure } from '../../operations/situation/situation-schema.ts'
import { breakColumns, breakText } from './break-text.ts'

type Recovery = z.output<typeof recordRecovery.output>

const FIGURES = ['stolen', 'located', 'passed', 'freezable', 'asked', 'frozen', 'recovered'] as const
/** Assets of a figure that are printed. */
const MOST_ASSETS = 4

/** The answer of `cordon situation`. */
export function situationText(situation: Situation, columns: number): string {
  const width = Math.min(columns, 110)
  const { totals, cases, steps, baselines, years, elsewhere, node, at, widestBy } = situation
  const lines = [`${node?.name ?? 'This data folder'}, ${showInstant(at)}`, '']
  if (cases.length === 0) lines.push('No case yet.')
  else {
    const rows = FIGURES.map((f): [string, string] => {
      const { usd, without } = totals[f]
      const part = totals.stolen.usd > 0 ? ` (${percent(usd / totals.stolen.usd)} of what was stolen)` : ''
      const lacking = without === 0 ? '' : `; ${without} without a known worth in part or whole`
      return [f, `${dollars(usd)}${f === 'stolen' ? '' : part}${lacking}`]
    })
    lines.push(...breakColumns([['cases', `${totals.cases}, ${totals.traced} traced`], ...rows], width), '')
    for (const one of cases) lines.push(...caseLines(one, width))
    if (elsewhere > 0)
      lines.push(
        '',
        ...breakText(
          `${elsewhere === 1 ? '1 freeze request belongs' : `${elsewhere} freeze requests belong`} to cases that are not kept here`,
          width,
        ),
      )
  }
  const quick = steps.flatMap(({ step, median, fastest, cases: n }): [string, string][] =>
    median === null ? [] : [[step, `${span(median)} (fastest ${span(fastest ?? 0)}, ${n} case${n === 1 ? '' : 's'})`]],
  )
  if (quick.length > 0) lines.push('', 'Median time from the theft:', ...breakColumns(quick, width))
  lines.push('', 'Published, to compare with:')
  lines.push(
    ...breakColumns(
      baselines.map((b): [string, string] => [
        b.key,
        `${b.span === null ? percent(b.part ?? 0) : span(b.span)}  ${b.source}`,
      ]),
      width,
    ),
  )
  lines.push('', ...breakText(`Published thefts by year, and the widest count (${widestBy}):`, width))
  for (const y of years)
    lines.push(
      `  ${y.year}  ${`${y.thefts} theft${y.thefts === 1 ? ' ' : 's'}`.padStart(10)} ${dollars(y.usd).padStart(15)} ${(y.widestUsd === null ? '-' : dollars(y.widestUsd)).padStart(15)}`,
    )
  return `${lines.join('\n')}\n`
}

/** The answer of `cordon recoveries add` and `recoveries withdraw`. */
export function recoveryText(recovery: Recovery, columns: number): string {
  return `${recoveryLine(recovery, columns).join('\n')}\n`
}

/** The answer of `cordon recoveries list`. */
export function recoveriesText({ recoveries }: z.output<typeof listRecoveries.output>, columns: number): string {
  if (recoveries.length === 0) return 'Nothing that came back was written down yet.\n'
  return `${recoveries.flatMap(r => recoveryLine(r, columns)).join('\n')}\n`
}

function recoveryLine({ id, case: name, amount, symbol, decimals, asset, at, reference }: Recovery, columns: number) {
  const much =
    decimals === null
      ? `${groupDigits(amount)} base units of ${asset}`
      : `${formatUnits(BigInt(amount), decimals)} ${symbol}`
  return [
    ...breakText(`${name}: ${much} came back ${showInstant(at)}, ${reference}`, Math.min(columns, 110)),
    `  ${id}`,
  ]
}

function caseLines(
  { name, traced, late, theftAt, steps, figures, worthBy, lossBy }: SituationCase,
  width: number,
): string[] {
  const when = theftAt === null ? 'time of the theft not known' : `theft ${showInstant(theftAt)}`
  const rows = FIGURES.flatMap((f): [string, string][] => {
    const told = figureText(figures[f])
    return told === null ? [] : [[f, told]]
  })
  const taken = Object.entries(steps).flatMap(([step, at]) =>
    at === null || theftAt === null || late ? [] : [`${step} +${span(Math.max(0, at - theftAt))}`],
  )
  const worth = {
    day: 'published worths of the day',
    loss: `the loss as ${lossBy ?? ''} told, spread over what was stolen`,
    par: 'dollar tokens alone',
  }
  return [
    ...breakText(`${name} (${when}${late ? ', before the records here' : ''})`, width),
    ...breakColumns(
      [
        ...rows,
        ['worth by', traced === null ? 'the report' : worth[worthBy]],
        ...(taken.length > 0 ? [['steps', taken.join(', ')] as [string, string]] : []),
      ],
      width,
    ),
  ]
}

function figureText({ usd, partly, amounts }: SituationFigure): string | null {
  if (amounts.length === 0) return usd === null || usd === 0 ? null : dollars(usd)
  const told = amounts
    .slice(0, MOST_ASSETS)
    .map(a =>
      a.decimals === null
        ? `${groupDigits(a.amount)} of ${a.asset}`
        : `${formatUnits(BigInt(a.amount), a.decimals)} ${a.symbol}`,
    )
  const more = amounts.length > MOST_ASSETS ? `, ${amounts.length - MOST_ASSETS} assets more` : ''
  return `${usd === null ? '' : `${partly ? 'at least ' : ''}${dollars(usd)}: `}${told.join(', ')}${more}`
}

function dollars(usd: number): string {
  return `$${groupDigits(String(Math.round(usd)))}`
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`
}

function span(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
  if (seconds < 172_800) return `${(seconds / 3_600).toFixed(1)} h`
  return `${(seconds / 86_400).toFixed(1)} d`
}
