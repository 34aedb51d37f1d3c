import type { z } from 'zod'
import { groupDigits } from '../../formats/group-digits.ts'
import { showInstant } from '../../model/instant.ts'
import type { answerSightingWith } from '../../operations/tips/answer-sighting.ts'
import type { listTipsWith, TipRow } from '../../operations/tips/list-tips.ts'
import type { submitTipWith } from '../../operations/tips/submit-tip.ts'
import { breakText } from './break-text.ts'

type Output<T extends (...parts: never[]) => { readonly output: z.ZodType }> = z.output<ReturnType<T>['output']>

/** Words of a tip that the list prints. */
const MOST_WORDS = 300

/** The answer of `cordon tips list`, the most promising first. */
export function tipsText({ found, tips, refused }: Output<typeof listTipsWith>, columns: number): string {
  const width = Math.min(columns, 110)
  const lines = tips.flatMap(tip => tipLines(tip, width))
  if (found === 0) lines.push('No tip yet.')
  if (found > tips.length)
    lines.push('', `${groupDigits(String(found - tips.length))} earlier ones are not shown (--limit)`)
  if (refused > 0) lines.push('', `${groupDigits(String(refused))} that came in could not be read`)
  return `${lines.join('\n')}\n`
}

/** The answer of `cordon tips submit`. */
export function submittedText({ id, to }: Output<typeof submitTipWith>): string {
  return `${id} went to ${to ?? 'whom TLP:AMBER lets know'}\n`
}

/** The answer of `cordon sightings answer`. */
export function sightingText({ id, indicator, count }: Output<typeof answerSightingWith>, columns: number): string {
  const seen =
    count === 0 ? 'looked for and not seen' : `seen ${groupDigits(String(count))} time${count === 1 ? '' : 's'}`
  return `${breakText(`${indicator}: ${seen}`, Math.min(columns, 110)).join('\n')}\n${id}\n`
}

function tipLines({ tx, from, receivedAt, account, case: name, text, triage }: TipRow, width: number): string[] {
  const { least, most } = triage
  const worth = least === most ? String(least) : `${least} to ${most}`
  const words = text.length > MOST_WORDS ? `${text.slice(0, MOST_WORDS)}…` : text
  const about = [account, name === null ? null : `case ${name}`].filter(t => t !== null).join(', ')
  return [
    ...breakText(`${worth} of 100  from ${from}, ${showInstant(receivedAt)}`, width),
    `  ${tx}`,
    ...(about === '' ? [] : breakText(about, width, '  ')),
    ...breakText(words, width, '  '),
    ...(['real', 'downstream', 'fresh', 'freezable'] as const).flatMap(question =>
      breakText(`${question}: ${triage[question].answer}, ${triage[question].because}`, width, '    '),
    ),
  ]
}
