import type { Fact } from '../../model/fact.ts'
import type { Instant } from '../../model/instant.ts'
import { alertKey, type Watch, type WatchAlert } from '../../model/watch.ts'

/** The kinds of facts that make watches. */
export const WATCH_KINDS = ['watch-begun', 'watch-ended', 'watch-alert'] as const

/** An alert that was told, by the number of its fact. */
export interface ToldAlert extends WatchAlert {
  readonly seq: number
  readonly toldAt: Instant
}

/** A watch and what it told. */
export interface WatchFile {
  readonly watch: Watch
  /** When it was ended; null: it goes on. */
  readonly endedAt: Instant | null
  /** By {@link alertKey}: alerts that were neither corrected away nor undone. */
  readonly standing: Map<string, ToldAlert>
  /** How many alerts were told. */
  told: number
  lastAt: Instant | null
  /** How often an account's `hop` was taken back: what is told of it next is another thing than before. */
  readonly takenBack: Map<string, number>
}

/** Watches by case, the last of each, from facts in the order of the log. */
export function foldWatches(facts: readonly Fact[]): Map<string, WatchFile> {
  const files = new Map<string, WatchFile>()
  for (const fact of facts) foldWatchFact(files, fact)
  return files
}

/** Takes one fact more. A watch that was ended and begun again keeps what it had told. */
export function foldWatchFact(files: Map<string, WatchFile>, { seq, at, by, kind, body }: Fact): void {
  const name = String(body['case'])
  const known = files.get(name)
  if (kind === 'watch-begun') {
    const { input, seen, stillDays } = body
    const watch: Watch = {
      ...{ case: name, seq, at, by, input: input as Watch['input'] },
      seen: seen as Watch['seen'],
      stillDays: Number(stillDays),
    }
    const fresh = { standing: new Map(), told: 0, lastAt: null, takenBack: new Map() }
    files.set(name, { ...(known ?? fresh), watch, endedAt: null })
  }
  if (known === undefined) return
  if (kind === 'watch-ended') files.set(name, { ...known, endedAt: at })
  if (kind === 'watch-alert') takeAlert(known, { ...(body as unknown as WatchAlert), seq, toldAt: at })
}

function takeAlert(file: WatchFile, alert: ToldAlert): void {
  file.told++
  file.lastAt = alert.toldAt
  if (alert.kind !== 'corrected' && alert.kind !== 'undone') {
    file.standing.set(alertKey(alert), alert)
    return
  }
  for (const [key, before] of file.standing) {
    if (before.seq !== alert.of) continue
    // A correction that leaves something stolen changes the figure; else nothing of the alert stands.
    if (alert.kind === 'corrected' && alert.tainted !== '0')
      file.standing.set(key, { ...before, tainted: alert.tainted })
    else {
      file.standing.delete(key)
      if (before.kind === 'hop') file.takenBack.set(before.account, (file.takenBack.get(before.account) ?? 0) + 1)
    }
    return
  }
}
