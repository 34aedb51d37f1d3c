import { judgeTransfer } from '../../../operations/monitor/judge-transfer.ts'
import { monitorEvents } from '../../../operations/monitor/monitor-events.ts'
import { showRules } from '../../../operations/monitor/show-rules.ts'
import type { Doors } from '../../doors.ts'
import type { Command, Flag } from '../command.ts'
import { COMMON_FLAGS } from '../common-flags.ts'
import { INTERRUPTED_CODE } from '../interrupted.ts'
import { faultText, judgedText, judgementText, MonitorCounts, rulesText } from '../monitor-text.ts'
import { operationCommand, overData } from './operation-command.ts'

const FLAGS: readonly Flag[] = [
  {
    ...{ name: 'events', key: 'events', kind: 'text', required: true, placeholder: 'FILE|-' },
    about: 'events as NDJSON, or as a table (.csv); -: standard input',
  },
  { name: 'all', key: 'all', kind: 'switch', about: 'also tell what is let pass' },
]

/** `cordon monitor`, `cordon monitor rules`, `cordon judge-transfer`. */
export function monitorCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  return [
    monitorCommand(doors, env),
    operationCommand(showRules, doors, env, rulesText),
    operationCommand(judgeTransfer, doors, env, judgedText),
  ]
}

function monitorCommand(doors: Doors, env: NodeJS.ProcessEnv): Command {
  return {
    name: 'monitor',
    summary: 'judge deposits, withdrawals, trades and log-ins of customers as they happen',
    positional: [],
    flags: [...FLAGS, ...COMMON_FLAGS],
    examples: ['monitor --events events.ndjson', 'monitor --events - --json < events.ndjson', 'monitor rules R08'],
    run: (values, terminal) =>
      overData(values, terminal, doors, env, async world => {
        const json = values['json'] === true
        const all = values['all'] === true
        const counts = new MonitorCounts()
        for await (const told of monitorEvents(doors.eventsOfFile(String(values['events'])), world)) {
          counts.add(told)
          if (json) terminal.out(`${JSON.stringify(told)}\n`)
          else if ('fault' in told) terminal.err(faultText(told.fault))
          else
            for (const judgement of told.judgements)
              if (all || (judgement.outcome !== 'pass' && !judgement.repeated))
                terminal.out(judgementText(judgement, terminal.columns))
        }
        const text = counts.text()
        if (json) terminal.err(text)
        else terminal.out(text)
        if (terminal.interrupted()) return INTERRUPTED_CODE
        return counts.faults > 0 ? 2 : 0
      }),
  }
}
