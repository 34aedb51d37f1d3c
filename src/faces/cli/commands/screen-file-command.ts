import { InputError } from '../../../model/errors.ts'
import { parseAsOf } from '../../../operations/screen/screen-party.ts'
import type { World } from '../../../operations/world.ts'
import type { Opened } from '../../doors.ts'
import type { Command, Values } from '../command.ts'
import { textsOf } from '../common-flags.ts'
import type { Terminal } from '../terminal.ts'
import { runScreenFile, SCREEN_FILE_FLAGS } from './screen-file.ts'

/** Keys that go with a file beside its own. */
const WITH_FILE = ['asOf', 'list', 'data', 'json']

/** The command `screen` that also takes `--file FILE --out VERDICTS` in the place of parties. */
export function withScreenFile(
  command: Command,
  open: (values: Values, terminal: Terminal) => Promise<Opened<World>>,
): Command {
  return {
    ...command,
    positional: command.positional.map(place => ({ ...place, required: false })),
    flags: [...command.flags.slice(0, -2), ...SCREEN_FILE_FLAGS, ...command.flags.slice(-2)],
    async run(values, terminal) {
      if (values['file'] === undefined) return command.run(values, terminal)
      const own = [...SCREEN_FILE_FLAGS.map(flag => flag.key), ...WITH_FILE]
      const other = Object.keys(values).find(key => !own.includes(key))
      if (other !== undefined)
        throw new InputError('flag-malformed', `--file takes no ${other}: give it as a column of the file`, {
          place: { field: other },
        })
      const asOf = values['asOf'] === undefined ? null : parseAsOf(String(values['asOf']))
      const lists = values['list'] === undefined ? null : textsOf(values, 'list')
      return runScreenFile(values, terminal, { asOf, lists }, () => open(values, terminal))
    },
  }
}
