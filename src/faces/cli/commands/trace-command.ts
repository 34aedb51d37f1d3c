import { readCrossings } from '../../../formats/crossings/crossings-file.ts'
import { renderReport } from '../../../formats/report/render-report.ts'
import { readSourceList } from '../../../formats/source-list.ts'
import type { TraceJson } from '../../../formats/trace-json.ts'
import type { Crossing } from '../../../model/crossing.ts'
import { InputError, inFile } from '../../../model/errors.ts'
import { textDigest } from '../../../model/fact.ts'
import { parseLedger } from '../../../model/ledger.ts'
import { kebab } from '../../../operations/define-operation.ts'
import { readInput } from '../../../operations/read-input.ts'
import { crossingsOfLists } from '../../../operations/trace-funds/crossings-of-lists.ts'
import { traceFunds } from '../../../operations/trace-funds/trace-funds.ts'
import type { World } from '../../../operations/world.ts'
import type { Doors, Opened } from '../../doors.ts'
import type { Command, Flag, Values } from '../command.ts'
import { COMMON_FLAGS, dataFolder, inputOf, textsOf } from '../common-flags.ts'
import { deskOf } from '../desk-of.ts'
import { flagsOf } from '../flags-of.ts'
import { INTERRUPTED_CODE } from '../interrupted.ts'
import type { Terminal } from '../terminal.ts'
import { TOKEN_LIST_FLAG, withTokenLists } from '../token-list-flag.ts'
import { traceSummary } from '../trace-summary.ts'

const FILE_FLAGS: readonly Flag[] = [
  {
    name: 'transfers',
    key: 'transfers',
    kind: 'text',
    many: true,
    placeholder: 'FILE',
    about: 'trace over this file alone, not over the store',
  },
  {
    name: 'as',
    key: 'as',
    kind: 'text',
    placeholder: 'FORMAT',
    about: "format of --transfers; else told by the file's header",
  },
  {
    name: 'tags',
    key: 'tags',
    kind: 'text',
    many: true,
    placeholder: 'FILE',
    about: 'tags of services (a table or a TagPack)',
  },
  {
    name: 'crossings',
    key: 'crossings',
    kind: 'text',
    many: true,
    placeholder: 'FILE',
    about: 'follow value through these bridge and swap crossings too',
  },
  TOKEN_LIST_FLAG,
  { name: 'report', key: 'report', kind: 'text', placeholder: 'OUT.html', about: 'write the report to this file' },
]
/** Keys that the command keeps for itself. */
const OWN = ['transfers', 'as', 'tags', 'crossings', 'tokenList', 'report', 'data', 'json', 'sources']

/** `cordon trace`: the operation traceFunds over the store, or over files alone. */
export function traceCommand(doors: Doors, env: NodeJS.ProcessEnv): Command {
  const { flags } = flagsOf(traceFunds)
  const [sources, ...others] = flags
  if (sources?.key !== 'sources') throw new Error('the first input of traceFunds must be its sources')
  return {
    name: kebab(traceFunds.name),
    alias: traceFunds.alias,
    summary: traceFunds.summary,
    positional: [],
    flags: [
      // Their lack has a code of its own, which says what sources are.
      { ...sources, required: false, placeholder: 'FILE|SOURCE', about: `${sources.about}, or a file of them` },
      ...FILE_FLAGS,
      ...others,
      ...COMMON_FLAGS,
    ],
    examples: traceFunds.examples ?? [],
    async run(values, terminal) {
      const named = await readSources(textsOf(values, 'sources'), doors)
      const input = readInput(traceFunds, { ...inputOf(values, OWN), sources: named })
      const crossings = await readCrossingFiles(textsOf(values, 'crossings'), doors)
      const { world: own, close } = await open(values, terminal, doors, env)
      try {
        const known = await withTokenLists(own, values, doors, terminal)
        const world = crossings === null ? known : withCrossings(known, crossings)
        const trace = await traceFunds.run({ ...input, within: timeLeft(input.within, doors.monotonic()) }, world)
        const stopped = terminal.interrupted()
        const report = values['report']
        if (typeof report === 'string') await doors.writeText(report, renderReport(trace, {}))
        print(trace, values, terminal)
        return stopped ? INTERRUPTED_CODE : 0
      } finally {
        await close()
      }
    },
  }
}

/** What is left of a bound on time after the program has started and files are read; at least half of it. */
function timeLeft(within: number | undefined, spent: number): number | undefined {
  return within === undefined ? undefined : Math.max(within / 2, within - spent)
}

function print(trace: TraceJson, values: Values, terminal: Terminal): void {
  const report = values['report']
  if (values['json']) terminal.out(`${JSON.stringify(trace)}\n`)
  else terminal.out(traceSummary(trace, { columns: terminal.columns, colour: terminal.colour }))
  if (typeof report === 'string') terminal.err(`report written to ${report}\n`)
}

async function open(values: Values, terminal: Terminal, doors: Doors, env: NodeJS.ProcessEnv): Promise<Opened<never>> {
  const desk = deskOf(terminal, doors)
  const data = dataFolder(values, env)
  const ledger = typeof values['ledger'] === 'string' ? parseLedger(values['ledger']) : null
  const transfers = textsOf(values, 'transfers')
  const tags = textsOf(values, 'tags')
  const as = typeof values['as'] === 'string' ? values['as'] : null
  if (transfers.length === 0 && as !== null)
    throw new InputError('flag-needs-value', '--as tells the format of --transfers, which is missing', {
      place: { field: '--as' },
    })
  const opened =
    transfers.length > 0
      ? doors.files(data, { transfers, as, tags, ledger }, desk)
      : doors.store(data, { tags, ledger }, desk)
  return opened as Promise<Opened<never>>
}

/** Crossings in files, and what names their state; null where no file is named. */
interface CrossingFiles {
  readonly crossings: readonly Crossing[]
  readonly texts: readonly string[]
}

async function readCrossingFiles(files: readonly string[], doors: Doors): Promise<CrossingFiles | null> {
  if (files.length === 0) return null
  const texts: string[] = []
  const crossings: Crossing[] = []
  for (const file of files) {
    const text = await doors.readText(file)
    if (text === null)
      throw new InputError('file-missing', `there is no file ${file}`, { place: { file, field: '--crossings' } })
    texts.push(text)
    try {
      crossings.push(...readCrossings(text))
    } catch (error) {
      throw inFile(error, file)
    }
  }
  return { crossings, texts }
}

function withCrossings(world: World, { crossings, texts }: CrossingFiles): World {
  const digest = world.sha256 ?? textDigest
  return {
    ...world,
    crossings: crossingsOfLists(crossings, world.crossings),
    versions: async () => ({ ...(await world.versions()), crossings: digest(texts.map(digest).sort().join('')) }),
  }
}

/** Each value is a file of sources where such a file exists, else a source. */
async function readSources(given: readonly string[], doors: Doors): Promise<string[]> {
  if (given.length === 0)
    throw new InputError(
      'source-missing',
      'say what was stolen: --sources ADDRESS, a transaction hash, or a file of them',
      {
        place: { field: '--sources' },
      },
    )
  const sources: string[] = []
  for (const text of given) {
    const file = await doors.readText(text)
    if (file === null) {
      if (/\.(csv|txt|tsv)$/i.test(text))
        throw new InputError('file-missing', `there is no file ${text}`, { place: { file: text, field: '--sources' } })
      sources.push(text)
      continue
    }
    const listed = readSourceList(file)
    if (listed.length === 0)
      throw new InputError('source-missing', `${text} lists no source`, { place: { file: text, field: '--sources' } })
    sources.push(...listed)
  }
  return sources
}
