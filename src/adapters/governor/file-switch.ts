import { readFile } from 'node:fs/promises'
import type { HaltCommand } from '../../analysis/governor/halt-command.ts'
import { SourceError } from '../../model/errors.ts'
import type { GovernorSwitch, ResumeCommand } from '../../operations/governor/governor-port.ts'
import { writeWhole } from '../files/write-whole.ts'

/** What the file holds: the halts in force. The system that pays looks whether there are any, and of which ledger. */
interface Held {
  readonly form: 'cordon.withdrawals/1'
  readonly halted: readonly HaltCommand[]
}

/**
 * A file that says which withdrawals stand still, written whole each time. One that is gone or cannot be read counts as one without halts
 * when it is halted again; letting go on over such a file is refused, since nobody knows what else it held.
 */
export function fileSwitch(path: string): GovernorSwitch {
  const write = async (halted: readonly HaltCommand[]): Promise<void> => {
    const held: Held = { form: 'cordon.withdrawals/1', halted }
    await writeWhole(path, `${JSON.stringify(held, null, 2)}\n`)
  }
  return {
    async halt(command) {
      const held = (await readHeld(path)) ?? []
      await write([...held.filter(h => h.id !== command.id), command])
    },
    async resume({ halts }: ResumeCommand) {
      const held = await readHeld(path)
      if (held === null)
        throw new SourceError(
          'switch-failed',
          `${path} is no file of halts any more: look at it before anything goes on`,
        )
      await write(held.filter(h => !halts.includes(h.id)))
    },
  }
}

async function readHeld(path: string): Promise<readonly HaltCommand[] | null> {
  try {
    const { form, halted } = JSON.parse(await readFile(path, 'utf8')) as Held
    return form === 'cordon.withdrawals/1' && Array.isArray(halted) ? halted : null
  } catch {
    return null
  }
}
