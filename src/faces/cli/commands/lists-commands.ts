import { importList, importListInput } from '../../../operations/lists/import-list.ts'
import { updateLists, updateListsInput } from '../../../operations/lists/update-lists.ts'
import type { Doors } from '../../doors.ts'
import type { Command } from '../command.ts'
import { dataFolder } from '../common-flags.ts'
import { deskOf } from '../desk-of.ts'
import { takenText, updatedText } from '../lists-text.ts'
import { inputCommand } from './input-command.ts'

/** `cordon lists import FILE… --as FORMAT`. */
export function listsImportCommand(doors: Doors, env: NodeJS.ProcessEnv): Command {
  return inputCommand({
    name: 'importList',
    alias: 'lists import',
    summary: 'take one version of a list in from files',
    input: importListInput,
    positional: ['files'],
    examples: [
      'lists import sdn.csv alt.csv add.csv sdn_comments.csv --as ofac-sdn-csv --date 2024-05-03',
      'lists import SDN_ADVANCED.ZIP --as ofac-sdn-advanced',
      'lists import blocked.csv --as private-csv --list our-blocks',
    ],
    lists: [{ title: 'Formats', rows: doors.listFormats.map(f => [f.name, f.about] as const) }],
    answer: (input, values, terminal) =>
      importList(input, doors.lists(dataFolder(values, env), deskOf(terminal, doors))),
    text: takenText,
  })
}

/** `cordon lists update [NAME…]`. */
export function listsUpdateCommand(doors: Doors, env: NodeJS.ProcessEnv): Command {
  return inputCommand({
    name: 'updateLists',
    alias: 'lists update',
    summary: 'ask the publishers for newer versions of the lists',
    input: updateListsInput,
    positional: ['names'],
    examples: [
      'lists update',
      'lists update us-ofac-sdn un-sc',
      'lists update us-ofac-sdn --from https://mirror.example/SDN_ADVANCED.XML',
    ],
    answer: (input, values, terminal) =>
      updateLists(input, doors.lists(dataFolder(values, env), deskOf(terminal, doors))),
    text: updatedText,
    exitCode: updated => (updated.some(u => u.kind === 'failed') ? 5 : 0),
  })
}
