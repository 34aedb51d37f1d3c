import type { CommandName } from './command.ts'

/** Commands that belong together, as the list of commands shows them. */
export interface CommandGroup {
  readonly title: string
  readonly commands: readonly CommandName[]
}

/** What the groups are called and hold, each command by the first word that is typed, or by both. */
const GROUPS: readonly (readonly [title: string, words: readonly string[]])[] = [
  [
    'Trace what was stolen',
    [
      'start',
      'import',
      'trace',
      'explain',
      'crossings',
      'mixer-links',
      'cases',
      'case',
      'export-case',
      'verify',
      'situation',
    ],
  ],
  [
    'A case beside its trace',
    [
      ...['case-figures', 'show-case-board', 'note-case', 'withdraw-note', 'arrange-case', 'save-view', 'drop-view'],
      ...['describe-account', 'list-transfers'],
    ],
  ],
  ['Follow ledgers as they grow', ['ledgers', 'watch', 'watches']],
  ['Screen', ['screen', 'screenings', 'token', 'rescreen', 'alerts', 'exposure', 'exposure-index', 'derive-list']],
  [
    'Judge every transfer',
    [
      'monitor',
      'judge-transfer',
      'governor',
      'govern-outflow',
      'audit-signatures',
      'backtest',
      'tune',
      'train-score',
      'pack-history',
    ],
  ],
  ['Alerts, and the cases that people make of them', ['queue', 'triage', 'casework', 'report']],
  ['The travel rule', ['travel']],
  ['The alarm before execution', ['guard']],
  ['Lists to screen against', ['lists']],
  ['This node and its peers', ['node', 'peers']],
  ['Share', ['report-theft', 'import-casebook', 'share', 'intel', 'tips', 'sightings', 'claims']],
  ['Freeze', ['freeze', 'recoveries']],
  ['Ask without telling', ['psi']],
  ['TAXII: who comes here, and where this node goes', ['users', 'collections', 'taxii']],
  ['Practise', ['range']],
  ['Server', ['serve', 'keys', 'webhooks']],
]

/** All commands in groups, within each in the order of the words above; what no group names comes last. */
export function commandGroups(commands: readonly CommandName[]): readonly CommandGroup[] {
  const groups = GROUPS.map(([title, words]) => ({
    title,
    commands: words.flatMap(word => commands.filter(command => firstWord(command) === word)),
  }))
  const named = new Set(groups.flatMap(group => group.commands))
  const others = { title: 'More', commands: commands.filter(command => !named.has(command)) }
  return [...groups, others].filter(group => group.commands.length > 0)
}

function firstWord({ name, alias }: CommandName): string {
  return (alias ?? name).split(' ')[0] ?? ''
}
