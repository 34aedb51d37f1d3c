import { dropLists, useLists } from '../../../operations/lists/choose-lists.ts'
import { diffLists } from '../../../operations/lists/diff-lists.ts'
import { importList, importListInput } from '../../../operations/lists/import-list.ts'
import { listLists } from '../../../operations/lists/list-lists.ts'
import { updateLists, updateListsInput } from '../../../operations/lists/update-lists.ts'
import type { Doors } from '../../doors.ts'
import type { Command } from '../command.ts'
import { dataFolder } from '../common-flags.ts'
import { deskOf } from '../desk-of.ts'
import { chosenText, diffText, listsText, takenText, updatedText } from '../lists-text.ts'
import { inputCommand } from './input-command.ts'
import { operationCommand } from './operation-command.ts'

/** `cordon lists`, and what is done with lists. */
export async function listsCommands(doors: Doors, env: NodeJS.ProcessEnv): Promise<readonly Command[]> {
  return [
    operationCommand(listLists, doors, env, listsText),
    importCommand(doors, env, await doors.listFormats()),
    updateCommand(doors, env),
    operationCommand(diffLists, doors, env, diffText),
    operationCommand(useLists, doors, env, chosenText),
    operationCommand(dropLists, doors, env, chosenText),
  ]
}

function importCommand(
  doors: Doors,
  env: NodeJS.ProcessEnv,
  formats: Awaited<ReturnType<Doors['listFormats']>>,
): Command {
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
    lists: [{ title: 'Formats', rows: formats.map(f => [f.name, f.about] as const) }],
    answer: async (input, values, terminal) =>
      importList(input, await doors.lists(dataFolder(values, env), deskOf(terminal, doors))),
    text: takenText,
  })
}

function updateCommand(doors: Doors, env: NodeJS.ProcessEnv): Command {
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
    answer: async (input, values, terminal) =>
      updateLists(input, await doors.lists(dataFolder(values, env), deskOf(terminal, doors))),
    text: updatedText,
    exitCode: updated => (updated.some(u => u.kind === 'failed') ? 5 : 0),
  })
}
