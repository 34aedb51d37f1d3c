import assert from 'node:assert/strict'
import { test } from 'node:test'
import { commandGroups } from '../../../src/faces/cli/command-groups.ts'
import { commandsOf } from '../../../src/faces/cli/commands/index.ts'

const named = (name: string) => ({ name, summary: '' })

test('a newcomer finds every command once, under a title that says what it is for', () => {
  const commands = commandsOf(() => Promise.reject(new Error('nothing is opened for the help')), {})
  const groups = commandGroups(commands)
  assert.deepEqual(
    groups.map(group => group.title).filter(title => title === 'More'),
    [],
    'a command without a group: name its first word in src/faces/cli/command-groups.ts',
  )
  const shown = groups.flatMap(group => group.commands.map(command => command.name))
  assert.deepEqual(shown.toSorted(), commands.map(command => command.name).toSorted())
})

test('a command that no group names is still shown, at the end', () => {
  const groups = commandGroups([named('zz'), named('serve')])
  assert.deepEqual(
    groups.map(group => [group.title, group.commands.map(command => command.name)]),
    [
      ['Server', ['serve']],
      ['More', ['zz']],
    ],
  )
})
