import type { Progress } from '../../operations/ports.ts'

/** The part of an output stream that a bar needs. */
export interface BarStream {
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
  write(text: string): unknown
}

/** Least time between two drawings, in milliseconds. */
const REDRAW_MS = 100

/** A bar on one line that is drawn over; on anything but a screen it writes nothing at all. */
export function progressBar(stream: BarStream, monotonic: () => number): Progress {
  if (stream.isTTY !== true) return { at() {}, end() {} }
  let drawnAt = Number.NEGATIVE_INFINITY
  let shown = false
  let startedAt: number | null = null
  return {
    at(done, total, label) {
      const now = monotonic()
      startedAt ??= now
      if (now - drawnAt < REDRAW_MS) return
      drawnAt = now
      shown = true
      stream.write(`\r\x1b[2K${barLine(done, total, label, now - startedAt, stream.columns ?? 80)}`)
    },
    end() {
      if (shown) stream.write('\r\x1b[2K')
      shown = false
      startedAt = null
      drawnAt = Number.NEGATIVE_INFINITY
    },
  }
}

/** One line of a bar, shorter than `columns`. @param spentMs time since the work began */
export function barLine(done: number, total: number | null, label: string, spentMs: number, columns: number): string {
  const count = done.toLocaleString('en-US')
  if (total === null || total <= 0) return `${label} ${count}`.slice(0, columns - 1)
  const share = Math.min(1, done / total)
  const left = share > 0.02 ? ` ${showSeconds((spentMs / share) * (1 - share))} left` : ''
  const tail = ` ${Math.floor(share * 100)}% ${count}/${total.toLocaleString('en-US')}${left}`
  const room = Math.min(30, columns - 1 - label.length - 3 - tail.length)
  if (room < 5) return `${label}${tail}`.slice(0, columns - 1)
  const full = Math.round(share * room)
  return `${label} [${'#'.repeat(full)}${'.'.repeat(room - full)}]${tail}`
}

function showSeconds(ms: number): string {
  const s = Math.ceil(ms / 1000)
  return s < 60 ? `${s}s` : `${Math.floor(s / 60)}m${String(s % 60).padStart(2, '0')}s`
}
