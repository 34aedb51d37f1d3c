import type { GuardAnswer } from '../../operations/guard/guard-answer.ts'
import { foldText } from './fold-text.ts'
import { alarmLines } from './guard-text.ts'
import { paint } from './paint.ts'

/** The first alarm of a theft's multisig, as `cordon start` shows it; empty where there is none. */
export function guardBlock(
  answer: GuardAnswer,
  screen: { readonly columns: number; readonly colour: boolean },
): string {
  const [first] = answer.alarms
  if (first === undefined) return ''
  const width = Math.min(screen.columns, 110)
  const ink = paint(screen.colour)
  const how =
    'What the transaction service showed, as cordon guard safe reads it: the first signature alone raises the alarm.'
  return `${['', ink.bold('THE ALARM BEFORE THE MONEY LEFT'), ...foldText(how, width), ...alarmLines(first, width, ink)].join('\n')}\n`
}
