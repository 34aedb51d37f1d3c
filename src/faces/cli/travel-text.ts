import type { Completeness } from '../../analysis/travel-rule/judge-completeness.ts'
import type { PersonMatch } from '../../analysis/travel-rule/match-person.ts'
import { type Instant, showInstant } from '../../model/instant.ts'
import type { TravelAnswer } from '../../operations/travel-rule/check-travel.ts'
import type { Erasure, Rotation } from '../../operations/travel-rule/travel-vault.ts'
import { foldText, hang } from './fold-text.ts'

/** Faults of a message that are printed. */
const MOST = 20

type Checked = TravelAnswer & { readonly kept: { readonly id: string; readonly keepUntil: Instant | null } | null }

/** What came of checking a message, for a terminal. */
export function checkedText(answer: Checked, columns: number): string {
  const width = Math.min(columns, 110)
  const lines: string[] = []
  if (answer.version === null) lines.push('There is no message.')
  else if (answer.keepsToStandard === true) lines.push(`The message keeps to IVMS 101 (${answer.version}).`)
  else lines.push(`The message BREAKS IVMS 101 (${answer.version}).`)
  for (const { code, severity, path, message } of answer.faults.slice(0, MOST))
    lines.push(...hang(`${severity} ${code} at ${path === '' ? 'the top' : path}: ${message}`, width, '  '))
  if (answer.faults.length > MOST) lines.push(`  … and ${answer.faults.length - MOST} more: --json has them`)
  for (const law of answer.laws) lines.push('', ...lawText(law, width))
  if (answer.laws.length === 0) lines.push('', ...foldText('No law was asked about: --law KR, --law EU …', width))
  if (answer.match !== null)
    lines.push(
      '',
      ...foldText(
        `Name of the holder: ${answer.match.verdict} (${percent(answer.match.score)}); travel match says why.`,
        width,
      ),
    )
  if (answer.kept !== null) {
    const until = answer.kept.keepUntil === null ? '' : `, to be kept until ${showInstant(answer.kept.keepUntil)}`
    lines.push('', ...hang(`Kept encrypted as ${answer.kept.id}${until}.`, width))
  }
  return `${lines.join('\n')}\n`
}

function lawText({ country, state, requirement, needs }: Completeness, width: number): readonly string[] {
  const sure = requirement.sure ? '' : ' (by the stricter reading, since something is not known)'
  const level = requirement.level === 'reduced' ? ', the reduced data' : ''
  return [
    ...hang(`${country}: ${state.toUpperCase()}${level}${sure}`, width),
    ...requirement.because.flatMap(why => hang(why, width, '  ')),
    ...needs.map(
      n =>
        `  ${n.met ? 'has  ' : 'LACKS'} ${n.key}${n.met || n.lacks.join() === n.key ? '' : `: ${n.lacks.join(', ')}`}`,
    ),
  ]
}

/** Whether the names agree, and why. */
export function matchedText(
  { side, verdict, score, why }: PersonMatch & { readonly side: string },
  columns: number,
): string {
  const width = Math.min(columns, 110)
  return [`${side}: ${verdict.toUpperCase()} (${percent(score)})`, ...why.flatMap(w => hang(w, width, '  ')), ''].join(
    '\n',
  )
}

/** What came of an erasure. */
export function erasedText({ id, erasedAt, pagesGone }: Erasure, columns: number): string {
  const width = Math.min(columns, 110)
  const open = pagesGone
    ? []
    : foldText(
        'Another process was reading: pages of before are still in the log of the vault. Erase or rotate again when it is done.',
        width,
      )
  return [
    ...hang(`${id} was erased at ${showInstant(erasedAt)}: its key is destroyed.`, width),
    ...open,
    ...foldText(
      'Copies of the data folder made before can still be opened with the key that wrapped it: travel rotate destroys that one.',
      width,
    ),
    '',
  ].join('\n')
}

/** What came of a rotation. */
export function rotatedText({ key, rewrapped, failed, destroyed, pagesGone }: Rotation, columns: number): string {
  const width = Math.min(columns, 110)
  const lines = [
    `The key in force is ${key}; keys of ${rewrapped} records were wrapped anew.`,
    destroyed.length === 0 ? 'No old key was destroyed.' : `Destroyed: ${destroyed.join(', ')}.`,
    ...(failed.length > 0
      ? [`${failed.length} could not be unwrapped, and their old key stays: ${failed.slice(0, 10).join(', ')}`]
      : []),
    ...(pagesGone
      ? []
      : [
          'Another process was reading: pages of before are still in the log of the vault. Rotate again when it is done.',
        ]),
  ]
  return `${lines.flatMap(l => hang(l, width)).join('\n')}\n`
}

const percent = (n: number): string => `${Math.round(n * 100)} %`
