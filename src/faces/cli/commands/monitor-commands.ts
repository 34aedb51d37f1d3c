import { governedWorld } from '../../../operations/governor/governed-monitor.ts'
import { governorDesk, showGovernor } from '../../../operations/governor/governor-operations.ts'
import { judgeTransfer } from '../../../operations/monitor/judge-transfer.ts'
import { monitorEvents } from '../../../operations/monitor/monitor-events.ts'
import { approveOverlay, listOverlays, proposeOverlay } from '../../../operations/monitor/overlay-operations.ts'
import { showRules } from '../../../operations/monitor/show-rules.ts'
import { readInput } from '../../../operations/read-input.ts'
import type { World } from '../../../operations/world.ts'
import type { Doors } from '../../doors.ts'
import { governorTicks } from '../../governor-ticks.ts'
import type { Command, Flag } from '../command.ts'
import { COMMON_FLAGS } from '../common-flags.ts'
import { haltText } from '../governor-text.ts'
import { INTERRUPTED_CODE } from '../interrupted.ts'
import { faultText, judgedText, judgementText, MonitorCounts, overlaysText, rulesText } from '../monitor-text.ts'
import type { Terminal } from '../terminal.ts'
import { operationCommand, overData } from './operation-command.ts'

const FLAGS: readonly Flag[] = [
  {
    ...{ name: 'events', key: 'events', kind: 'text', required: true, placeholder: 'FILE|-' },
    about: 'events as NDJSON, or as a table (.csv); -: standard input',
  },
  { name: 'all', key: 'all', kind: 'switch', about: 'also tell what is let pass' },
  {
    ...{ name: 'governor', key: 'governor', kind: 'switch' },
    about: 'outflows of own wallets go by the governor first, which halts withdrawals: see governor switch',
  },
  {
    ...{ name: 'withdrawals', key: 'withdrawals', kind: 'switch' },
    about: 'with --governor: customers’ withdrawals stand for what leaves the wallets',
  },
]

/** `cordon monitor`, `cordon monitor rules`, `cordon judge-transfer`. */
export function monitorCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  return [
    monitorCommand(doors, env),
    operationCommand(showRules, doors, env, rulesText),
    operationCommand(listOverlays, doors, env, overlaysText),
    proposeCommand(doors, env),
    operationCommand(approveOverlay, doors, env, overlaysText),
    operationCommand(judgeTransfer, doors, env, judgedText),
  ]
}

/** What the governor has halted, told; gives how many of these the switch did not obey. */
async function haltsNow(world: World, terminal: Terminal): Promise<number> {
  const desk = await governorDesk(world)
  await desk.settled()
  const { halts } = await showGovernor.run({}, world)
  for (const halt of halts) terminal.err(haltText(halt, terminal.columns))
  for (const [command, because] of desk.failing) terminal.err(`NOT IN FORCE  ${command}: ${because}\n`)
  return desk.failing.size
}

/** `cordon monitor propose FILE --reason TEXT`: the operation takes the overlay itself, the command its file. */
function proposeCommand(doors: Doors, env: NodeJS.ProcessEnv): Command {
  return {
    name: 'propose-overlay',
    alias: 'monitor propose',
    summary: proposeOverlay.summary,
    positional: [{ key: 'file', placeholder: 'FILE', required: true, many: false, about: 'the overlay, YAML or JSON' }],
    flags: [
      { name: 'reason', key: 'reason', kind: 'text', required: true, placeholder: 'TEXT', about: 'why' },
      {
        name: 'from',
        key: 'from',
        kind: 'text',
        placeholder: 'TIME',
        about: 'from when on; without it, once it is approved',
      },
      ...COMMON_FLAGS,
    ],
    examples: ['monitor propose stricter.yaml --reason "backtest of 2026-11: 12 % more found, 3 alerts a day more"'],
    run: (values, terminal) =>
      overData(values, terminal, doors, env, async world => {
        const { file, reason, from } = values
        const overlay = await doors.readOverlayFile(String(file))
        const input = readInput(proposeOverlay, { overlay, reason, ...(from === undefined ? {} : { from }) })
        const answer = await proposeOverlay.run(input, world)
        terminal.out(values['json'] === true ? `${JSON.stringify(answer)}\n` : overlaysText(answer, terminal.columns))
        return 0
      }),
  }
}

function monitorCommand(doors: Doors, env: NodeJS.ProcessEnv): Command {
  return {
    name: 'monitor',
    summary: 'judge deposits, withdrawals, trades and log-ins of customers as they happen',
    positional: [],
    flags: [...FLAGS, ...COMMON_FLAGS],
    examples: ['monitor --events events.ndjson', 'monitor --events - --json < events.ndjson', 'monitor rules R08'],
    run: (values, terminal) =>
      overData(values, terminal, doors, env, async opened => {
        const governed = values['governor'] === true
        const world = governed ? governedWorld(opened, values['withdrawals'] === true) : opened
        const ticks = governed ? governorTicks(opened, doors, fault => terminal.err(`${String(fault)}\n`)) : null
        const json = values['json'] === true
        const all = values['all'] === true
        const counts = new MonitorCounts()
        try {
          for await (const told of monitorEvents(doors.eventsOfFile(String(values['events'])), world)) {
            counts.add(told)
            if (json) terminal.out(`${JSON.stringify(told)}\n`)
            else if ('fault' in told) terminal.err(faultText(told.fault))
            else
              for (const judgement of told.judgements)
                if (all || (judgement.outcome !== 'pass' && !judgement.repeated))
                  terminal.out(judgementText(judgement, terminal.columns))
          }
        } finally {
          await ticks?.stop()
        }
        const halts = governed ? await haltsNow(opened, terminal) : 0
        const text = counts.text()
        if (json) terminal.err(text)
        else terminal.out(text)
        if (terminal.interrupted()) return INTERRUPTED_CODE
        return halts > 0 ? 5 : counts.faults > 0 ? 2 : 0
      }),
  }
}
