import type { z } from 'zod'
import { showAccount, type UnitWriter, unitWriter } from '../../formats/show-units.ts'
import { showInstant } from '../../model/instant.ts'
import type { describeAccount } from '../../operations/accounts/describe-account.ts'
import type { listTransfers } from '../../operations/accounts/list-transfers.ts'
import type { showCaseBoard } from '../../operations/case-board/show-case-board.ts'
import type { caseFigures } from '../../operations/cases/case-figures.ts'
import { hang } from './fold-text.ts'
import { harmless } from './paint.ts'

/** The answer of `cordon case-figures`. */
export function figuresText(answer: z.output<typeof caseFigures.output>, columns: number): string {
  const { name, reported, traced } = answer
  const lines: string[] = []
  if (reported !== null) {
    const told = reported.stolen.length === 0 ? '' : `: ${reported.stolen.join(', ')}`
    lines.push(...hang(harmless(`${name}: reported, ${reported.victim}, ${reported.at}${told}`), columns))
  }
  if (traced === null) lines.push(`${name}: not traced`)
  else {
    const whole = traced.finished ? '' : ', stopped before its end'
    lines.push(...hang(`${name}: ${traced.policy} as of ${showInstant(traced.asOf)}${whole}`, columns))
    const units = unitWriter(traced.sums.map(s => ({ ...s, name: null })))
    for (const sum of traced.sums)
      for (const part of ['stolen', 'located', 'passed', 'freezable', 'byOdds', 'unfollowed', 'gaps'] as const)
        if (sum[part] !== '0') lines.push(`  ${part.padEnd(10)}  ${units.amount(sum[part], sum.asset)}`)
  }
  return `${lines.join('\n')}\n`
}

/** The answer of `cordon show-case-board`. */
export function boardText(board: z.output<typeof showCaseBoard.output>, columns: number): string {
  const { notes, hidden, pins, views } = board
  const done = ({ by, at }: { readonly by: string; readonly at: number }): string => `${by}, ${showInstant(at)}`
  const lines = [
    ...notes.map(n => `note ${n.id}  ${n.about === null ? '' : `${n.about}: `}${n.text} (${done(n)})`),
    ...hidden.map(h => `hidden  ${h.account} (${done(h)})`),
    ...pins.map(p => `pinned  ${p.account} at ${p.x}, ${p.y} (${done(p)})`),
    ...views.map(v => `view ${v.id}  ${v.title} (${done(v)})`),
  ]
  if (lines.length === 0) return 'Nothing is noted, hidden, pinned or saved beside this case.\n'
  return `${lines.flatMap(line => hang(harmless(line), columns)).join('\n')}\n`
}

/** The answer of `cordon describe-account`. */
export function accountText(told: z.output<typeof describeAccount.output>, columns: number): string {
  const claims = told.tags.map(t => {
    const when = t.at === null ? '' : `, ${showInstant(t.at).slice(0, 10)}`
    return `${t.label} (${t.category}, ${t.basis}, ${t.confidence} of 100${when}) by ${t.source}${t.dissents ? '; dissents' : ''}`
  })
  const { kind, basis } = told.attribution
  const lines = [
    `account  ${showAccount(told.account, 'full')}`,
    ...(claims.length === 0 ? ['Nobody claims anything about it.'] : claims.map(c => `claim  ${c}`)),
    `taken as ${kind}${basis === null ? '' : `: ${basis}`}`,
    ...told.freezers.map(f => `can be frozen by ${f.name}, which ${f.because}`),
  ]
  return `${lines.flatMap(line => hang(harmless(line), columns)).join('\n')}\n`
}

/** The answer of `cordon list-transfers`. */
export function historyText(page: z.output<typeof listTransfers.output>): string {
  if (page.transfers.length === 0) return 'The data holds no transfer of it.\n'
  const units = unitWriter(page.assets)
  const lines = page.transfers.map(t => line(t, page.account, units))
  const more = page.next === null ? [] : [`more: --after ${page.next}`]
  return `${[...lines, ...more].join('\n')}\n`
}

function line(
  t: z.output<typeof listTransfers.output>['transfers'][number],
  account: string,
  units: UnitWriter,
): string {
  const out = t.from === account
  const other = out ? t.to : t.from
  const whom = other === null ? 'no address' : showAccount(other, 'short')
  return `${showInstant(t.at)}  ${out ? 'to  ' : 'from'}  ${whom.padEnd(13)}  ${units.amount(t.amount, t.asset)}`
}
