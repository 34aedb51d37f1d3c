import type { TraceJson } from '../../formats/trace-json.ts'
import type { Instant } from '../../model/instant.ts'
import { foldWatchFact, WATCH_KINDS, type WatchFile } from '../watch/fold-watches.ts'
import { KnownTrace } from './known-trace.ts'
import type { MonitorWorld } from './monitor-door.ts'

/** What a watch told of an account that stolen value reached. */
export interface WatchedTouch {
  readonly case: string
  /** The largest stolen part of a transfer to it, 0 to 1. */
  readonly share: number
  readonly at: Instant
}

/** The cases of a data folder as their latest traces and their watches tell them; each fact is read once. */
export class KnownCases {
  readonly traces = new Map<string, KnownTrace>()
  readonly #watches = new Map<string, WatchFile>()
  #watched: ReadonlyMap<string, readonly WatchedTouch[]> = new Map()
  #seq = 0

  /** Another number whenever anything was taken. */
  get version(): number {
    return this.#seq
  }

  /** Takes the facts that came since. */
  async look({ facts }: Pick<MonitorWorld, 'facts'>): Promise<void> {
    const news = await facts.read({ kinds: ['trace-finished', ...WATCH_KINDS], after: this.#seq })
    // Of several new traces of a case only the last one counts, and documents are large.
    const traced = new Map<string, string>()
    for (const fact of news)
      if (fact.kind === 'trace-finished') traced.set(String(fact.body['case']), String(fact.body['document']))
      else foldWatchFact(this.#watches, fact)
    for (const [name, document] of traced)
      this.traces.set(name, new KnownTrace(name, JSON.parse(await facts.document(document)) as TraceJson))
    if (news.some(fact => fact.kind !== 'trace-finished')) this.#watched = touchesOf(this.#watches)
    this.#seq = news.at(-1)?.seq ?? this.#seq
  }

  /** What watches told of an account, one a case. */
  watched(account: string): readonly WatchedTouch[] {
    return this.#watched.get(account) ?? []
  }

  /** Whether a case is watched now. */
  isWatched(name: string): boolean {
    const file = this.#watches.get(name)
    return file !== undefined && file.endedAt === null
  }

  /** Patterns of traces in which an account takes part. */
  patterns(account: string): string[] {
    return [...new Set([...this.traces.values()].flatMap(trace => trace.patterns.get(account) ?? []))]
  }
}

function touchesOf(watches: ReadonlyMap<string, WatchFile>): ReadonlyMap<string, readonly WatchedTouch[]> {
  const found = new Map<string, WatchedTouch[]>()
  for (const [name, file] of watches)
    for (const { kind, account, amount, tainted, at } of file.standing.values()) {
      // What goes to a service or a bridge is mixed there with the money of many.
      if (kind !== 'hop' && kind !== 'wake') continue
      const share = Number(amount) > 0 ? Math.min(1, Number(tainted) / Number(amount)) : 1
      const others = (found.get(account) ?? []).filter(t => t.case !== name)
      const known = found.get(account)?.find(t => t.case === name)
      const touch = { case: name, share: Math.max(share, known?.share ?? 0), at: Math.min(at, known?.at ?? at) }
      found.set(account, [...others, touch])
    }
  return found
}
