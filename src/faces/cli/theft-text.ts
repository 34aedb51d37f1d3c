import { hang } from './fold-text.ts'

/** What came of a report of a theft, for people. */
export function reportedText(
  answer: {
    readonly case: string
    readonly sources: readonly string[]
    readonly objects: number
    readonly added: number
  },
  columns: number,
): string {
  const { case: name, sources, objects, added } = answer
  const told = `The theft is the case ${name}. ${objects} STIX objects tell of it, ${added} of them new in the log; partners get what is released to them.`
  const next = `cordon share --case ${name} --dry-run shows who receives what.`
  const lines = [...hang(told, columns), ...sources.map(account => `  ${account}`), ...hang(next, columns)]
  return `${lines.join('\n')}\n`
}

/** What came of a casebook, for people. */
export function casebookText(
  answer: {
    readonly reported: readonly { readonly case: string; readonly objects: number }[]
    readonly known: readonly string[]
  },
  columns: number,
): string {
  const lines = answer.reported.flatMap(({ case: name, objects }) => hang(`${name}: ${objects} STIX objects`, columns))
  if (answer.known.length > 0) lines.push(...hang(`reported before: ${answer.known.join(', ')}`, columns))
  return `${lines.join('\n')}\n`
}
