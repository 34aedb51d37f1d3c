import { peerHealth } from '../../../operations/node/peer-health.ts'
import { proveLog } from '../../../operations/node/prove-log.ts'
import { listIntel } from '../../../operations/share/list-intel.ts'
import { listQuarantine } from '../../../operations/share/list-quarantine.ts'
import { showIntel } from '../../../operations/share/show-intel.ts'
import type { Doors } from '../../doors.ts'
import type { Command } from '../command.ts'
import { healthText, intelText, objectText, proofText, quarantineText } from '../intel-text.ts'
import { operationCommand } from './operation-command.ts'

/** `cordon intel list`, `intel show`, `intel quarantine`, `node prove`, `peers health`: what lies in the log, and how it goes with peers. */
export function intelCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  return [
    operationCommand(listIntel, doors, env, intelText),
    operationCommand(showIntel, doors, env, objectText),
    operationCommand(listQuarantine, doors, env, quarantineText),
    operationCommand(proveLog, doors, env, proofText),
    operationCommand(peerHealth, doors, env, healthText),
  ]
}
