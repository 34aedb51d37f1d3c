import type { Fact, Json } from '../../model/fact.ts'
import { alertKey } from '../../model/watch.ts'
import { whoCanFreeze } from '../freeze/who-can-freeze.ts'
import type { LiveShelf } from '../live/live-shelf.ts'
import { OneAtATime } from '../live/one-at-a-time.ts'
import type { World } from '../world.ts'
import { foldWatchFact, type ToldAlert, WATCH_KINDS, type WatchFile } from './fold-watches.ts'
import { tellPartners } from './tell-partners.ts'
import type { WatchDraft } from './watch-draft.ts'

/** What the desk reaches. */
export type AlertWorld = Pick<World, 'facts' | 'clock' | 'by' | 'tags' | 'assets' | 'sharing' | 'sha256'>

/** Writes alerts as facts, each once while it stands; the facts are all that it remembers. */
export class AlertDesk {
  /** Watches by case. */
  readonly files = new Map<string, WatchFile>()
  readonly #world: AlertWorld
  readonly #shelf: Pick<LiveShelf, 'blockAt'>
  readonly #heard: (fact: Fact) => void
  readonly #turns = new OneAtATime()
  #through = 0

  /** @param heard is told of each fact of a watch, whoever wrote it, when it has been taken in */
  constructor(world: AlertWorld, shelf: Pick<LiveShelf, 'blockAt'>, heard: (fact: Fact) => void) {
    this.#world = world
    this.#shelf = shelf
    this.#heard = heard
  }

  /** The number of the last fact that was taken in. */
  get through(): number {
    return this.#through
  }

  /** Takes in what was written since. */
  async refresh(): Promise<void> {
    for (const fact of await this.#world.facts.read({ kinds: WATCH_KINDS, after: this.#through })) {
      if (fact.seq <= this.#through) continue
      this.#through = fact.seq
      foldWatchFact(this.files, fact)
      this.#heard(fact)
    }
  }

  /** Every alert that stands, of watches that go on. */
  *standing(): Iterable<ToldAlert> {
    for (const file of this.files.values()) if (file.endedAt === null) yield* file.standing.values()
  }

  /**
   * Tells what was not told yet; all of it in one commit.
   * @param make is called when all that was told before is known
   */
  tell(make: () => readonly WatchDraft[]): Promise<void> {
    return this.#turns.run(async () => {
      await this.refresh()
      const drafts = await Promise.all(this.#fresh(make()).map(draft => this.#whole(draft)))
      if (drafts.length === 0) return
      for (const [name, file] of this.files) {
        const own = drafts.filter(d => d.case === name)
        // Partners first: should the fact not be written, the alert is made again and names the same objects.
        if (own.length > 0) await tellPartners(own, file, this.#world)
      }
      const { clock, by } = this.#world
      const at = clock.now()
      await this.#world.facts.append(
        drafts.map(draft => ({ at, by, kind: 'watch-alert', body: draft as unknown as { [key: string]: Json } })),
      )
      await this.refresh()
    })
  }

  #fresh(drafts: readonly WatchDraft[]): WatchDraft[] {
    const told = new Set<string>()
    // What is taken back in the same breath stands no more.
    const gone = new Set(drafts.map(d => (d.kind === 'undone' || d.tainted === '0' ? d.of : null)))
    return drafts.filter(draft => {
      const file = this.files.get(draft.case)
      if (file === undefined || file.endedAt !== null) return false
      const key = `${draft.case} ${alertKey(draft)} ${draft.of ?? ''}`
      const before = draft.of === null ? file.standing.get(alertKey(draft)) : undefined
      if (told.has(key) || (before !== undefined && !gone.has(before.seq))) return false
      told.add(key)
      return true
    })
  }

  async #whole(draft: WatchDraft): Promise<WatchDraft> {
    const { ledger, block, kind, account, asset, freezableBy } = draft
    // An imported block's hash is not known.
    const blockHash = draft.blockHash ?? (await this.#shelf.blockAt(ledger, block))?.hash ?? ''
    if (freezableBy.length > 0 || (kind !== 'hop' && kind !== 'endpoint')) return { ...draft, blockHash }
    const found = await whoCanFreeze([account], asset, this.#world)
    return { ...draft, blockHash, freezableBy: found.map(f => f.name) }
  }
}
