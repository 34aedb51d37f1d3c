import type { Desk, Doors } from '../doors.ts'
import { Interrupted } from './interrupted.ts'
import { progressBar } from './progress-bar.ts'
import type { Terminal } from './terminal.ts'

/** Work at a terminal: a bar on its error stream, and Ctrl-C. */
export function deskOf(terminal: Terminal, doors: Pick<Doors, 'monotonic'>): Desk {
  const stream = { isTTY: terminal.live, columns: terminal.columns, write: (text: string) => terminal.err(text) }
  return { progress: progressBar(stream, () => doors.monotonic()), interrupted: () => terminal.interrupted() }
}

/** A desk whose work cannot stop by itself: Ctrl-C ends it at its next sign of life. */
export function strictDesk(desk: Desk): Desk {
  const { progress } = desk
  const at: Desk['progress']['at'] = (done, total, label) => {
    if (desk.interrupted()) throw new Interrupted('interrupted')
    progress.at(done, total, label)
  }
  return { ...desk, progress: { at, end: () => progress.end() } }
}
