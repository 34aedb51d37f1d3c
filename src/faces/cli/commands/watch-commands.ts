import { listAlerts } from '../../../operations/screen/list-alerts.ts'
import type { Doors } from '../../doors.ts'
import { alertsText } from '../alerts-text.ts'
import type { Command } from '../command.ts'
import { openStore } from './open-store.ts'
import { operationCommand } from './operation-command.ts'
import { rescreenCommand } from './rescreen-command.ts'
import { webhooksCommand } from './webhooks-command.ts'

/** `cordon rescreen`, `alerts`, `webhooks`: what a change of lists means for those who were screened before. */
export function watchCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  const open = openStore(doors, env)
  return [rescreenCommand(open), operationCommand(listAlerts, doors, env, alertsText), webhooksCommand(open)]
}
