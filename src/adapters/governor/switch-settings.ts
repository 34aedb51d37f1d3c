import { existsSync, readFileSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { InputError } from '../../model/errors.ts'
import type { GovernorSwitch } from '../../operations/governor/governor-port.ts'
import { makeFolder } from '../files/make-folder.ts'
import { writeWhole } from '../files/write-whole.ts'
import { commandSwitch } from './command-switch.ts'
import { fileSwitch } from './file-switch.ts'
import { postSwitch } from './post-switch.ts'

const settings = z.strictObject({
  form: z.literal('cordon.governor-switch/1'),
  switches: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('file'), path: z.string().min(1) }),
      z.strictObject({ kind: z.literal('command'), words: z.array(z.string()).min(1) }),
      z.strictObject({ kind: z.literal('post'), url: z.url(), secret: z.string().min(16), allowPrivate: z.boolean() }),
    ]),
  ),
})

/** What withdrawals are halted by; all of them are asked, and a halt is in force when all obeyed. None: halts are told as facts alone. */
export type SwitchSettings = z.output<typeof settings>

/** Keeps what is switched, readable by the owner alone: it holds a secret. */
export async function writeSwitches(folder: string, switches: SwitchSettings['switches']): Promise<void> {
  makeFolder(folder, 0o700)
  const file = fileOf(folder)
  await writeWhole(file, `${JSON.stringify({ form: 'cordon.governor-switch/1', switches }, null, 2)}\n`)
  await chmod(file, 0o600)
}

/** What is switched; null: nobody set it. @throws InputError `governor-switch-malformed` */
export function readSwitches(folder: string): SwitchSettings | null {
  const file = fileOf(folder)
  if (!existsSync(file)) return null
  try {
    return settings.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new InputError('governor-switch-malformed', 'what withdrawals are halted by cannot be read: set it again', {
      place: { file },
      cause,
    })
  }
}

/** In a few words, without secrets. */
export function saySwitches({ switches }: SwitchSettings): string {
  if (switches.length === 0) return 'nothing: halts are told as facts alone'
  return switches
    .map(s => (s.kind === 'file' ? `the file ${s.path}` : s.kind === 'command' ? `the program ${s.words[0]}` : s.url))
    .join(', ')
}

/** The switch that settings describe; null: there is nothing to switch. @param now Unix seconds */
export function openSwitch({ switches }: SwitchSettings, now: () => number): GovernorSwitch | null {
  if (switches.length === 0) return null
  const own = switches.map(s =>
    s.kind === 'file' ? fileSwitch(s.path) : s.kind === 'command' ? commandSwitch(s.words) : postSwitch(s, now),
  )
  // One that fails does not keep the others waiting; all must have obeyed.
  const all = async (work: (each: GovernorSwitch) => Promise<void>): Promise<void> => {
    const done = await Promise.allSettled(own.map(work))
    const failed = done.find(d => d.status === 'rejected')
    if (failed !== undefined) throw failed.reason
  }
  return { halt: command => all(s => s.halt(command)), resume: command => all(s => s.resume(command)) }
}

function fileOf(folder: string): string {
  return join(folder, 'switch.json')
}
