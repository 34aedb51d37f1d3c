import { z } from 'zod'
import { InputError } from '../../../model/errors.ts'
import { parseInstant } from '../../../model/instant.ts'
import { backtest } from '../../../operations/backtest/backtest.ts'
import { tune } from '../../../operations/backtest/tune.ts'
import { readInput } from '../../../operations/read-input.ts'
import type { Desk, Doors } from '../../doors.ts'
import { backtestText, modelText, packedText, tuneText } from '../backtest-text.ts'
import type { Command, Flag } from '../command.ts'
import { dataFolder } from '../common-flags.ts'
import { deskOf } from '../desk-of.ts'
import { flagsOf } from '../flags-of.ts'
import type { Terminal } from '../terminal.ts'

const MEGABYTE = 1e6
const JSON_FLAG: Flag = { name: 'json', key: 'json', kind: 'switch', about: 'the answer (and errors) as JSON' }

const files = z
  .array(z.string())
  .min(1)
  .describe(
    'events of the past: NDJSON or .csv, plain or .gz (see docs/events.md), or one file that pack-history wrote',
  )
  .meta({ placeholder: 'FILE' })
const inForce = z
  .string()
  .optional()
  .describe(
    'the overlay in force; without it, the one approved in CORDON_DATA or ./cordon-data, else the rules as they come',
  )
  .meta({ placeholder: 'FILE' })
const report = z.string().optional().describe('write a page with all figures').meta({ placeholder: 'OUT.html' })
const threads = z
  .number()
  .int()
  .min(1)
  .max(64)
  .optional()
  .describe('threads that judge; by itself one a processor, up to 8')
  .meta({ placeholder: 'N' })
const labels = z
  .string()
  .optional()
  .describe('what was found out afterwards: .csv or NDJSON of event or customer, label, from, until, scheme')
  .meta({ placeholder: 'FILE' })

const backtestInput = z.object({
  data: files,
  rules: z
    .string()
    .optional()
    .describe('the overlay to be tried: rules and typologies with other figures, YAML or JSON')
    .meta({ placeholder: 'OVERLAY' }),
  ...{ inForce, labels, report, threads },
})

const tuneInput = z.object({
  data: files,
  labels: z.string().describe('what was found out afterwards; see cordon backtest').meta({ placeholder: 'FILE' }),
  vary: z
    .array(z.string())
    .min(1)
    .describe('a figure and the values to try, as R13.senders=4,6,10; all combinations are tried')
    .meta({ placeholder: 'FIGURE=N,N' }),
  cut: z
    .string()
    .describe('what comes before is tuned on, what comes from then on is measured')
    .meta({ placeholder: 'TIME' }),
  only: z
    .string()
    .optional()
    .describe('rules and typologies whose alerts count, parted by commas; without it, all')
    .meta({ placeholder: 'NAMES' }),
  rules: z.string().optional().describe('an overlay under which to vary').meta({ placeholder: 'OVERLAY' }),
  ...{ report, threads },
})

const trainInput = z.object({
  data: files,
  labels: z.string().describe('what was found out afterwards; see cordon backtest').meta({ placeholder: 'FILE' }),
  cut: z.string().describe('what comes from then on is only evaluated').meta({ placeholder: 'TIME' }),
  out: z.string().describe('where the model is written').meta({ placeholder: 'MODEL.json' }),
  rules: z.string().optional().describe('the overlay in force').meta({ placeholder: 'OVERLAY' }),
})

const packInput = z.object({
  data: z
    .array(z.string())
    .min(1)
    .describe('events of the past: NDJSON or .csv, plain or .gz; see docs/events.md')
    .meta({ placeholder: 'FILE' }),
  out: z.string().describe('where the packed history is written').meta({ placeholder: 'OUT.history' }),
})

/** `cordon backtest`, `cordon tune`, `cordon train-score`, `cordon pack-history`. */
export function backtestCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  return [backtestCommand(doors, env), tuneCommand(doors), trainCommand(doors), packCommand(doors)]
}

function backtestCommand(doors: Doors, env: NodeJS.ProcessEnv): Command {
  const task = { name: 'backtest', input: backtestInput }
  return {
    name: 'backtest',
    summary: 'judge the past under other rules, and say what would change',
    positional: [],
    flags: [...flagsOf(task).flags, JSON_FLAG],
    examples: [
      'backtest --data 2026.ndjson.gz --labels confirmed.csv',
      'backtest --data 2026.csv --rules stricter.yaml --report change.html',
    ],
    async run(values, terminal) {
      const { json, ...given } = values
      const input = readInput(task, given)
      const desk = deskOf(terminal, doors)
      const world = { ...(await doors.backtestWorld()), told: toldBy(desk) }
      const answer = await backtest(
        {
          files: input.data,
          inForce:
            input.inForce === undefined
              ? await approvedOverlay(doors, env, terminal)
              : await overlayOf(doors, input.inForce),
          given: await overlayOf(doors, input.rules),
          labels: input.labels === undefined ? null : await doors.readLabels(input.labels),
          threads: threadsOf(doors, input.threads),
        },
        world,
      )
      desk.progress.end()
      if (input.report !== undefined) {
        const { backtestReport } = await import('../../../formats/backtest-report/backtest-report.ts')
        await doors.writeText(input.report, backtestReport(answer))
      }
      terminal.out(json ? `${JSON.stringify(answer)}\n` : backtestText(answer, terminal.columns))
      return 0
    },
  }
}

/** In steps of a megabyte, which is how files are read. Ctrl-C ends it at the next one; nothing of the run is kept. */
function toldBy({ progress, interrupted }: Desk, what = 'judged'): (done: number, total: number) => void {
  return (done, total) => {
    if (interrupted()) throw new InputError('interrupted', 'the run was interrupted, and nothing of it is kept')
    progress.at(Math.round(done / MEGABYTE), Math.round(total / MEGABYTE), `MB of history ${what}`)
  }
}

function tuneCommand(doors: Doors): Command {
  const task = { name: 'tune', input: tuneInput }
  return {
    name: 'tune',
    summary: 'try many parameters on the past: the whole trade-off between alerts and recall',
    positional: [],
    flags: [...flagsOf(task).flags, JSON_FLAG],
    examples: [
      'tune --data 2026.ndjson --labels confirmed.csv --cut 2026-07-01 --vary R13.senders=4,6,8,10',
      'tune --data 2026.ndjson --labels confirmed.csv --cut 2026-07-01 --only R08 --vary R08.share=0.7,0.8,0.9 --vary R08.window=1800,3600',
    ],
    async run(values, terminal) {
      const { json, ...given } = values
      const input = readInput(task, given)
      const desk = deskOf(terminal, doors)
      const world = { ...(await doors.backtestWorld()), told: toldBy(desk) }
      const answer = await tune(
        {
          ...{ files: input.data, base: await overlayOf(doors, input.rules), vary: input.vary },
          only: input.only === undefined ? null : input.only.split(',').map(name => name.trim()),
          labels: await doors.readLabels(input.labels),
          cutMs: cutOf(input.cut),
          threads: threadsOf(doors, input.threads),
        },
        world,
      )
      desk.progress.end()
      if (input.report !== undefined) {
        const { tuningReport } = await import('../../../formats/backtest-report/tuning-report.ts')
        await doors.writeText(input.report, tuningReport(answer))
      }
      terminal.out(json ? `${JSON.stringify(answer)}\n` : tuneText(answer, terminal.columns))
      return 0
    },
  }
}

function trainCommand(doors: Doors): Command {
  const task = { name: 'train-score', input: trainInput }
  return {
    name: 'train-score',
    summary: 'learn a score beside the rules from the past, and say how it does on what it has not seen',
    positional: [],
    flags: [...flagsOf(task).flags, JSON_FLAG],
    examples: ['train-score --data 2026.ndjson --labels confirmed.csv --cut 2026-07-01 --out learned.json'],
    async run(values, terminal) {
      const { json, ...given } = values
      const input = readInput(task, given)
      const world = await doors.backtestWorld()
      const { trainFromHistory } = await import('../../../operations/backtest/train-from-history.ts')
      const model = await trainFromHistory(
        {
          ...{ files: input.data, overlay: await overlayOf(doors, input.rules), cutMs: cutOf(input.cut) },
          labels: await doors.readLabels(input.labels),
        },
        world,
      )
      await doors.writeText(input.out, `${JSON.stringify(model)}\n`)
      terminal.out(json ? `${JSON.stringify(model)}\n` : modelText(model, input.out, terminal.columns))
      return 0
    },
  }
}

function packCommand(doors: Doors): Command {
  const task = { name: 'pack-history', input: packInput }
  return {
    name: 'pack-history',
    summary: 'keep the past in order and packed, so that it is judged again and again in half of the time',
    positional: [],
    flags: [...flagsOf(task).flags, JSON_FLAG],
    examples: ['pack-history --data 2025.ndjson.gz --data 2026.ndjson.gz --out past.history'],
    async run(values, terminal) {
      const { json, ...given } = values
      const { data, out } = readInput(task, given)
      const desk = deskOf(terminal, doors)
      const { pack } = await doors.backtestWorld()
      const summary = await pack({ files: data, out }, toldBy(desk, 'packed'))
      desk.progress.end()
      terminal.out(json ? `${JSON.stringify(summary)}\n` : packedText(summary, out, terminal.columns))
      return 0
    },
  }
}

async function overlayOf(doors: Doors, path: string | undefined): Promise<unknown> {
  return path === undefined ? null : doors.readOverlayFile(path)
}

/** The overlay that was approved in the data folder of the house, told beside the answer; null: none. */
async function approvedOverlay(doors: Doors, env: NodeJS.ProcessEnv, terminal: Terminal): Promise<unknown> {
  const folder = dataFolder({}, env)
  const found = await doors.overlayInForce(folder)
  if (found === null) return null
  terminal.err(`in force: the overlay of proposal ${found.number} in ${folder}\n`)
  return found.overlay
}

function cutOf(text: string): number {
  try {
    return parseInstant(text) * 1_000
  } catch (cause) {
    throw new InputError('cut-malformed', 'a cut is a time, as 2026-07-01', { place: { field: '--cut' }, cause })
  }
}

/** Each thread keeps all windows, so that many of them cost memory. */
const MOST_THREADS = 8

function threadsOf(doors: Doors, given: number | undefined): number {
  return given ?? Math.min(MOST_THREADS, doors.processors())
}
