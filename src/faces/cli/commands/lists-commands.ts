import { z } from 'zod'
import { importList, importListInput } from '../../../operations/lists/import-list.ts'
import { updateLists, updateListsInput } from '../../../operations/lists/update-lists.ts'
import { readInput } from '../../../operations/read-input.ts'
import type { Doors } from '../../doors.ts'
import type { Command } from '../command.ts'
import { COMMON_FLAGS, dataFolder, inputOf } from '../common-flags.ts'
import { deskOf } from '../desk-of.ts'
import { flagsOf } from '../flags-of.ts'
import { takenText, updatedText } from '../lists-text.ts'

const EMPTY = { effect: 'write', output: z.object({}), run: async () => null } as const
const IMPORT = {
  ...EMPTY,
  name: 'importList',
  summary: 'take one version of a list in from files',
  input: importListInput,
  positional: ['files'],
} as const
const UPDATE = {
  ...EMPTY,
  name: 'updateLists',
  summary: 'ask the publishers for newer versions of the lists',
  input: updateListsInput,
  positional: ['names'],
} as const

/** `cordon lists import FILE… --as FORMAT`. */
export function listsImportCommand(doors: Doors, env: NodeJS.ProcessEnv): Command {
  const { flags, positional } = flagsOf(IMPORT)
  return {
    name: 'import-list',
    alias: 'lists import',
    summary: IMPORT.summary,
    positional,
    flags: [...flags, ...COMMON_FLAGS],
    examples: [
      'lists import sdn.csv alt.csv add.csv sdn_comments.csv --as ofac-sdn-csv --date 2024-05-03',
      'lists import SDN_ADVANCED.ZIP --as ofac-sdn-advanced',
      'lists import blocked.csv --as private-csv --list our-blocks',
    ],
    lists: [{ title: 'Formats', rows: doors.listFormats.map(f => [f.name, f.about] as const) }],
    async run(values, terminal) {
      const input = readInput(IMPORT, inputOf(values, ['data', 'json']))
      const taken = await importList(input, doors.lists(dataFolder(values, env), deskOf(terminal, doors)))
      terminal.out(values['json'] ? `${JSON.stringify(taken)}\n` : takenText(taken, terminal.columns))
      return 0
    },
  }
}

/** `cordon lists update [NAME…]`. */
export function listsUpdateCommand(doors: Doors, env: NodeJS.ProcessEnv): Command {
  const { flags, positional } = flagsOf(UPDATE)
  return {
    name: 'update-lists',
    alias: 'lists update',
    summary: UPDATE.summary,
    positional,
    flags: [...flags, ...COMMON_FLAGS],
    examples: [
      'lists update',
      'lists update us-ofac-sdn un-sc',
      'lists update us-ofac-sdn --from https://mirror.example/SDN_ADVANCED.XML',
    ],
    async run(values, terminal) {
      const input = readInput(UPDATE, inputOf(values, ['data', 'json']))
      const updated = await updateLists(input, doors.lists(dataFolder(values, env), deskOf(terminal, doors)))
      terminal.out(values['json'] ? `${JSON.stringify(updated)}\n` : updatedText(updated, terminal.columns))
      return updated.some(u => u.kind === 'failed') ? 5 : 0
    },
  }
}
