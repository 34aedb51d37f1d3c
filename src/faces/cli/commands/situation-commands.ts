import { listRecoveries, recordRecovery } from '../../../operations/recoveries/record-recovery.ts'
import { withdrawRecovery } from '../../../operations/recoveries/withdraw-recovery.ts'
import { describeSituation } from '../../../operations/situation/describe-situation.ts'
import type { Doors } from '../../doors.ts'
import type { Command } from '../command.ts'
import { recoveriesText, recoveryText, situationText } from '../situation-text.ts'
import { operationCommand } from './operation-command.ts'

/** `cordon situation`, `recoveries add`, `recoveries list`, `recoveries withdraw`. */
export function situationCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  return [
    operationCommand(describeSituation, doors, env, situationText),
    operationCommand(recordRecovery, doors, env, recoveryText),
    operationCommand(listRecoveries, doors, env, recoveriesText),
    operationCommand(withdrawRecovery, doors, env, recoveryText),
  ]
}
