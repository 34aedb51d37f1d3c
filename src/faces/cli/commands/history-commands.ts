import { explainAlert } from '../../../operations/casework/explain-alert.ts'
import { listColleagues } from '../../../operations/casework/list-colleagues.ts'
import { listGuardAlarms } from '../../../operations/guard/list-guard-alarms.ts'
import { listScreenings } from '../../../operations/screen/list-screenings.ts'
import type { Doors } from '../../doors.ts'
import type { Command } from '../command.ts'
import { colleaguesText, explainedText, guardAlarmsText, screeningsText } from '../history-text.ts'
import { operationCommand } from './operation-command.ts'

/** `cordon screenings`, `guard alarms`, `casework explain`, `casework people`: what was asked, told and by whom. */
export function historyCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  return [
    operationCommand(listScreenings, doors, env, screeningsText),
    operationCommand(listGuardAlarms, doors, env, guardAlarmsText),
    operationCommand(explainAlert, doors, env, explainedText),
    operationCommand(listColleagues, doors, env, colleaguesText),
  ]
}
