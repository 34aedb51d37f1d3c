import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import type { Command } from '../../../src/faces/cli/command.ts'
import { inputCommand } from '../../../src/faces/cli/commands/input-command.ts'
import { operationCommand } from '../../../src/faces/cli/commands/operation-command.ts'
import { runCli } from '../../../src/faces/cli/run-cli.ts'
import { CordonError, InputError } from '../../../src/model/errors.ts'
import { readInput } from '../../../src/operations/read-input.ts'

test('what was interrupted ends with 130, as the help says, and other wrong input with 2', async () => {
  const told: string[] = []
  const terminal = { out: () => {}, err: (text: string) => void told.push(text), columns: 80 }
  const failing = (code: string): Command => ({
    name: code,
    summary: '',
    positional: [],
    flags: [],
    examples: [],
    run: async () => {
      throw new InputError(code, 'nothing was taken in')
    },
  })
  const commands = [failing('interrupted'), failing('list-unclear')]
  const setting = { commands, version: '0', terminal: terminal as never, stack: false }
  assert.equal(await runCli(['interrupted'], setting), 130)
  assert.equal(await runCli(['list-unclear'], setting), 2)
  assert.match(told.join(''), /error\[interrupted\]: nothing was taken in/)
})

test('of what was left out it is told that it is needed, not what it is not', () => {
  const operation = { name: 'importFiles', input: z.object({ as: z.string() }) }
  assert.throws(
    () => readInput(operation, {}),
    (e: unknown) => e instanceof CordonError && e.message === 'importFiles needs as' && e.place.field === 'as',
  )
})

const TERMINAL = { out: () => {}, err: () => {}, columns: 80, colour: false, live: false, stop: async () => {} }

/** The command of an operation whose answer says whether it came to its end, at a terminal where the user stopped it or did not. */
async function codeOf(finished: boolean, interrupted: boolean): Promise<number> {
  const operation = {
    name: 'countAll',
    summary: '',
    effect: 'read',
    input: z.object({ as: z.string().describe('how').meta({ placeholder: 'HOW' }) }),
    output: z.object({ finished: z.boolean() }),
    run: async () => ({ finished }),
  } as const
  const doors = { monotonic: () => 0, store: async () => ({ world: {}, close: async () => {} }) } as never
  const command = operationCommand(operation, doors, {}, () => '')
  const terminal = { ...TERMINAL, interrupted: () => interrupted }
  return await runCli(['count-all', '--as', 'x'], { commands: [command], version: '0', terminal, stack: false })
}

test('an answer that the user cut short ends with 130; a whole one, and one that only time cut short, with 0', async () => {
  assert.equal(await codeOf(false, true), 130)
  assert.equal(await codeOf(true, true), 0)
  assert.equal(await codeOf(false, false), 0)
})

test('a flag that cannot be left out stands in the usage, and its lack is told as it is typed', async () => {
  const command = inputCommand({
    name: 'takeIn',
    summary: 'take in',
    input: z.object({ as: z.string().describe('how').meta({ placeholder: 'HOW' }), more: z.string().optional() }),
    answer: async () => null,
    text: () => '',
  })
  const told: string[] = []
  const terminal = { ...TERMINAL, out: told.push.bind(told), err: told.push.bind(told), interrupted: () => false }
  const setting = { commands: [command], version: '0', terminal: terminal as never, stack: false }
  assert.equal(await runCli(['take-in', '--help'], setting), 0)
  assert.match(told.join(''), /Usage: cordon take-in --as HOW \[flags\]/)
  assert.equal(await runCli(['take-in'], setting), 2)
  assert.match(told.join(''), /error\[input-malformed\]: --as HOW is missing: see cordon take-in --help\n {2}at --as/)
})

test('a word that only begins commands is answered with those commands', async () => {
  const told: string[] = []
  const named = (alias: string): Command => ({
    ...{ name: alias.replace(' ', '-'), alias, summary: `what ${alias} does`, positional: [], flags: [], examples: [] },
    run: async () => 0,
  })
  const push = told.push.bind(told)
  const terminal = { ...TERMINAL, out: push, err: push, interrupted: () => false }
  const commands = [named('keys add'), named('keys list'), named('verify all')]
  const typed = (...argv: string[]) =>
    runCli(argv, { commands, version: '0', terminal: terminal as never, stack: false })
  assert.equal(await typed('keys'), 2)
  assert.match(told.join(''), /error\[command-unknown\]: "keys" alone is no command: there are keys add, keys list/)
  for (const asked of [
    ['keys', '--help'],
    ['keys', '-h'],
    ['help', 'keys'],
  ]) {
    told.length = 0
    assert.equal(await typed(...asked), 0)
    assert.equal(
      told.join(''),
      'Usage: cordon keys COMMAND [flags]\n\n  keys add   what keys add does\n  keys list  what keys list does\n',
    )
  }
})

test('a number and a choice may be typed by their place, and the help says what each place takes', async () => {
  const heard: unknown[] = []
  const command = inputCommand({
    name: 'answerIt',
    summary: 'answer it',
    input: z.object({
      state: z.enum(['frozen', 'refused']).describe('answer').meta({ placeholder: 'ANSWER' }),
      count: z.int().min(0).describe('how often').meta({ placeholder: 'N' }),
      reason: z.string().default('').describe('why'),
      role: z.array(z.string()).default([]).describe('who'),
    }),
    positional: ['state', 'count'],
    answer: async input => void heard.push(input),
    text: () => '',
  })
  const told: string[] = []
  const terminal = { ...TERMINAL, out: told.push.bind(told), err: told.push.bind(told), interrupted: () => false }
  const setting = { commands: [command], version: '0', terminal: terminal as never, stack: false }
  assert.equal(await runCli(['answer-it', 'frozen', '0'], setting), 0)
  assert.deepEqual(heard, [{ state: 'frozen', count: 0, reason: '', role: [] }])
  assert.equal(await runCli(['answer-it', 'forzen', '0'], setting), 2)
  assert.match(
    told.join(''),
    /error\[argument-malformed\]: ANSWER takes frozen, refused, not "forzen" \(did you mean frozen\?\)/,
  )
  assert.equal(await runCli(['answer-it', 'frozen', 'often'], setting), 2)
  assert.match(told.join(''), /error\[argument-malformed\]: N takes a number, not "often"\n {2}at N/)
  assert.equal(await runCli(['answer-it', '--help'], setting), 0)
  assert.match(told.join(''), /Arguments:\n {2}ANSWER {2}answer \(frozen, refused\)\n {2}N {7}how often\n/)
  // What says nothing is not told as a default.
  assert.doesNotMatch(told.join(''), /default/)
})

test('a long usage and a long example fold where a part begins, and a nearly right command is told', async () => {
  const told: string[] = []
  const flag = (name: string) => ({ name, key: name, kind: 'text' as const, required: true, about: name })
  const command: Command = {
    ...{ name: 'freeze-request', alias: 'freeze request', summary: 'ask' },
    positional: [{ key: 'account', placeholder: 'ACCOUNT', required: true, many: true }],
    flags: ['jurisdiction', 'law', 'grounds', 'contact'].map(flag),
    examples: [`freeze request ${'a'.repeat(40)} --asset ${'b'.repeat(11)} --all`],
    run: async () => 0,
  }
  const terminal = { ...TERMINAL, out: told.push.bind(told), err: told.push.bind(told), interrupted: () => false }
  const setting = { commands: [command], version: '0', terminal: terminal as never, stack: false }
  await runCli(['freeze', 'request', '--help'], setting)
  assert.match(told.join(''), /^Usage: cordon freeze request ACCOUNT… --jurisdiction TEXT --law TEXT\n {29}--grounds/m)
  for (const line of told.join('').split('\n')) assert.ok(line.length <= 80, line)
  for (const [argv, hint] of [
    [['freeze', 'reqest'], '"freeze reqest" is no command: did you mean freeze request?'],
    [['frieze'], 'there is no command "frieze": did you mean freeze? See cordon --help'],
    [['nothing'], 'there is no command "nothing": see cordon --help'],
  ] as const) {
    assert.equal(await runCli(argv, setting), 2)
    assert.ok(told.at(-1)?.includes(hint), told.at(-1))
  }
})
