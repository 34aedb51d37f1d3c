import { z } from 'zod'
import { InputError } from '../../../model/errors.ts'
import { parseInstant } from '../../../model/instant.ts'
import {
  approveRelease,
  governOutflow,
  governorDesk,
  proposeRelease,
  showGovernor,
} from '../../../operations/governor/governor-operations.ts'
import { outflowOf } from '../../../operations/governor/outflow-of.ts'
import { replayOutflows } from '../../../operations/governor/replay-outflows.ts'
import { textField } from '../../../operations/read-input.ts'
import type { Doors } from '../../doors.ts'
import { governorTicks } from '../../governor-ticks.ts'
import type { Command } from '../command.ts'
import { dataFolder } from '../common-flags.ts'
import {
  governorText,
  haltText,
  outflowText,
  proposedText,
  type RunCounts,
  replayText,
  runText,
  switchText,
} from '../governor-text.ts'
import { INTERRUPTED_CODE } from '../interrupted.ts'
import { faultText } from '../monitor-text.ts'
import { inputCommand } from './input-command.ts'
import { operationCommand, overData } from './operation-command.ts'

const events = z.string().min(1).describe('events as NDJSON, or as a table (.csv); -: standard input').meta({
  placeholder: 'FILE|-',
})
const withdrawals = z.boolean().default(false).describe('customers’ withdrawals stand for what leaves the wallets')

/** † Outflows that wait for the disk at once. */
const UNDER_WAY = 256

/** `cordon governor`, and what belongs to it. */
export function governorCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  return [
    operationCommand(showGovernor, doors, env, governorText),
    runCommand(doors, env),
    replayCommand(doors),
    switchCommand(doors, env),
    operationCommand(proposeRelease, doors, env, proposedText),
    operationCommand(approveRelease, doors, env, governorText),
    operationCommand(governOutflow, doors, env, outflowText),
  ]
}

function runCommand(doors: Doors, env: NodeJS.ProcessEnv): Command {
  return inputCommand({
    name: 'runGovernor',
    alias: 'governor run',
    summary: 'weigh outflows of own wallets as they come, and halt withdrawals by itself',
    input: z.object({ events, withdrawals }),
    examples: ['governor run --events - < outflows.ndjson'],
    answer: ({ events: path, withdrawals: count }, values, terminal) =>
      overData(values, terminal, doors, env, async world => {
        const desk = await governorDesk(world)
        const counts: RunCounts = { lines: 0, outflows: 0, repeated: 0, halts: 0, reviews: 0, faults: 0, failing: [] }
        const under: Promise<void>[] = []
        const ticks = governorTicks(world, doors, fault => terminal.err(`${String(fault)}\n`))
        try {
          for await (const read of doors.eventsOfFile(path)) {
            if (terminal.interrupted()) break
            counts.lines++
            if ('fault' in read) {
              counts.faults++
              terminal.err(faultText(read.fault))
              continue
            }
            const outflow = outflowOf(read.event, count)
            if (outflow === null) continue
            counts.outflows++
            under.push(
              desk.take(outflow, world).then(({ halts, review, repeated }) => {
                if (repeated) counts.repeated++
                if (review !== null) counts.reviews++
                counts.halts += halts.length
                for (const halt of halts) terminal.err(haltText(halt, terminal.columns))
              }),
            )
            // Those of one batch share a flush of the disk.
            if (under.length >= UNDER_WAY) await Promise.all(under.splice(0))
          }
          await Promise.all(under)
          await desk.settled()
          await desk.tick(world)
        } finally {
          await ticks.stop()
        }
        return { ...counts, failing: [...desk.failing].map(([command, because]) => ({ command, because })) }
      }),
    text: runText,
    exitCode: ({ faults, failing }, terminal) =>
      terminal.interrupted() ? INTERRUPTED_CODE : failing.length > 0 ? 5 : faults > 0 ? 2 : 0,
  })
}

function replayCommand(doors: Doors): Command {
  return inputCommand({
    name: 'replayGovernor',
    alias: 'governor replay',
    summary: 'say when the governor would have halted what, over events of the past',
    input: z.object({
      events,
      since: textField(parseInstant)
        .optional()
        .describe('when the theft began: what is before teaches the habit; else the first outflow')
        .meta({ placeholder: 'TIME' }),
      withdrawals,
      obeys: z.number().min(0).max(86_400).default(1).describe('seconds in which the switch obeys'),
    }),
    examples: ['governor replay --events outflows.ndjson --since 2025-11-26T19:42:00Z'],
    answer: ({ events: path, since, withdrawals: count, obeys }) =>
      replayOutflows(doors.eventsOfFile(path), {
        ...{ sinceMs: since === undefined ? null : since * 1_000, withdrawals: count, obeysMs: obeys * 1_000 },
      }),
    text: replayText,
    exitCode: ({ faults }) => (faults > 0 ? 2 : 0),
  })
}

function switchCommand(doors: Doors, env: NodeJS.ProcessEnv): Command {
  return inputCommand({
    name: 'setGovernorSwitch',
    alias: 'governor switch',
    summary: 'say how withdrawals are halted: by a file, a program, a signed post',
    input: z.object({
      file: z.string().min(1).optional().describe('a file that says what stands still').meta({ placeholder: 'FILE' }),
      command: z
        .array(z.string())
        .default([])
        .describe('a program by its whole path, then its arguments; it gets halt or resume, and the ledger or all')
        .meta({ placeholder: 'WORD' }),
      url: z.string().min(1).optional().describe('where commands are posted, signed').meta({ placeholder: 'URL' }),
      allowPrivate: z.boolean().default(false).describe('the address may be of a private network'),
      none: z.boolean().default(false).describe('nothing is switched: halts are told as facts alone'),
    }),
    examples: ['governor switch --file /run/cordon/withdrawals.json', 'governor switch --url https://pay.example/halt'],
    async answer({ file = null, command, url = null, allowPrivate, none }, values) {
      const some = file !== null || url !== null || command.length > 0
      if (some === none)
        throw new InputError('governor-switch-unfit', 'name a file, a program or an address, or --none', {
          place: { field: 'none' },
        })
      return doors.setGovernorSwitches(dataFolder(values, env), { file, command, url, allowPrivate })
    },
    text: switchText,
  })
}
