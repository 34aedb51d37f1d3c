import { CordonError } from '../../../model/errors.ts'
import type { AnyOperation } from '../../../operations/define-operation.ts'
import { readInput } from '../../../operations/read-input.ts'
import { flagsOf } from '../../cli/flags-of.ts'
import { readArgs } from '../../cli/read-args.ts'

/** The examples of an operation's command as bodies of requests; those that only the command line understands are left out. */
export function requestExamples(operation: AnyOperation): Readonly<Record<string, object>> {
  const bodies = (operation.examples ?? []).flatMap(line => {
    const body = line.includes('…') ? null : bodyOf(operation, line)
    return body === null ? [] : [body]
  })
  return Object.fromEntries(bodies.map((value, i) => [`example${i + 1}`, { value }]))
}

function bodyOf(operation: AnyOperation, line: string): object | null {
  const { flags, positional } = flagsOf(operation)
  const json = { name: 'json', key: 'json', kind: 'switch', about: '' } as const
  const data = { name: 'data', key: 'data', kind: 'text', about: '' } as const
  const command = { name: operation.name, summary: '', positional, flags: [...flags, json, data], examples: [] }
  try {
    const values = readArgs(
      { ...command, run: async () => 0 },
      words(line).slice(words(operation.alias ?? operation.name).length),
    )
    const { json: _, data: __, ...body } = values
    readInput(operation, body)
    return body
  } catch (error) {
    if (error instanceof CordonError) return null
    throw error
  }
}

/** Splits a line as a shell does, quotes only. */
function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(m => m[1] ?? m[2] ?? m[3] ?? '')
}
