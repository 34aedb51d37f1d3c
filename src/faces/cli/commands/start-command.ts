import { join } from 'node:path'
import type { BuiltInCase } from '../../../catalog/index.ts'
import { renderReport } from '../../../formats/report/render-report.ts'
import { showAccount } from '../../../formats/show-units.ts'
import { NotFoundError } from '../../../model/errors.ts'
import { readInput } from '../../../operations/read-input.ts'
import { traceFunds } from '../../../operations/trace-funds/trace-funds.ts'
import type { Doors } from '../../doors.ts'
import { reportOfCase } from '../../report-of-case.ts'
import type { Command } from '../command.ts'
import { COMMON_FLAGS, dataFolder } from '../common-flags.ts'
import { deskOf } from '../desk-of.ts'
import { PORT_FLAG, portOf } from '../port-flag.ts'
import type { Terminal } from '../terminal.ts'
import { traceSummary } from '../trace-summary.ts'

/** `cordon start`: traces the theft that comes with the product, tells where the money is, and shows the report. */
export function startCommand(doors: Doors, env: NodeJS.ProcessEnv): Command {
  return {
    name: 'start',
    summary: 'trace a built-in theft, write its report and show it in the browser',
    positional: [],
    flags: [
      {
        name: 'case',
        key: 'case',
        kind: 'text',
        placeholder: 'NAME',
        about: `the theft [default: ${doors.cases[0]?.name}]`,
        choices: doors.cases.map(c => c.name),
      },
      { name: 'no-serve', key: 'noServe', kind: 'switch', about: 'end after the report is written' },
      PORT_FLAG,
      ...COMMON_FLAGS,
    ],
    examples: ['start', 'start --no-serve --data /tmp/try'],
    async run(values, terminal) {
      const data = dataFolder(values, env)
      const chosen = choose(doors.cases, values['case'])
      const port = portOf(values)
      const desk = deskOf(terminal, doors)
      const about = (name: string) => reportOfCase(doors.cases, name)
      const { world, close } = await doors.builtIn(data, chosen, desk)
      try {
        const input = readInput(traceFunds, { sources: chosen.sources, case: chosen.name })
        const trace = await traceFunds.run(input, world)
        const report = join(data, 'reports', `${chosen.name}.html`)
        await doors.writeText(report, renderReport(trace, about(chosen.name)))
        await doors.writeText(join(data, 'reports', `${chosen.name}.json`), JSON.stringify(trace))
        if (values['json']) terminal.out(`${JSON.stringify(trace)}\n`)
        else {
          terminal.out(`${chosen.title}, from public facts (casebook/)\n\n`)
          terminal.out(traceSummary(trace, terminal))
          terminal.out(await guardOf(chosen.name, terminal))
          const [best] = trace.endpoints
          const first = best ? showAccount(best.account, 'full') : 'ADDRESS'
          terminal.out(`\nreport    ${report}\nwhy       npx cordon explain ${first}\n`)
        }
        if (values['noServe']) return 0
        // Loaded only where it is needed: it would make every other command start later.
        const { listen } = await import('../../http/listen.ts')
        const { namedUrl } = await import('../../http/named-url.ts')
        const { builtDesk } = await import('../../desk-build/built-desk.ts')
        const folder = await builtDesk(text => terminal.err(`desk      ${text}\n`))
        const server = await listen({ world, version: doors.version, home: chosen.name, about, desk: folder }, port)
        terminal.err(`open      ${namedUrl(server.url)}   (Ctrl-C ends it)\n`)
        await terminal.stop()
        await server.close()
        return 0
      } finally {
        await close()
      }
    },
  }
}

/** The alarm that a theft's multisig would have raised; empty where nothing is known of one. */
async function guardOf(name: string, terminal: Terminal): Promise<string> {
  const { GUARD_CASES } = await import('../../../catalog/guard/guard-cases.ts')
  const capture = GUARD_CASES.get(name)
  if (capture === undefined) return ''
  const [{ judgeCapture }, { guardBlock }] = await Promise.all([
    import('../../../operations/guard/guard-multisig.ts'),
    import('../guard-block.ts'),
  ])
  return guardBlock(await judgeCapture({ capture }), terminal)
}

function choose(cases: readonly BuiltInCase[], name: unknown): BuiltInCase {
  const chosen = name === undefined ? cases[0] : cases.find(c => c.name === name)
  if (chosen) return chosen
  throw new NotFoundError(
    'case-unknown',
    `no theft of that name comes with Cordon: ${cases.map(c => c.name).join(', ')}`,
  )
}
