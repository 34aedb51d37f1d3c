import { type CaseRequest, type Figure, lootFigures, type TracedCase } from '../../analysis/situation/loot-figures.ts'
import { type DayWorth, type WorthAsset, worthOf } from '../../analysis/situation/worth.ts'
import { worthOfDay } from '../../catalog/prices/worth-of-day.ts'
import { incidentId } from '../../formats/theft/theft-objects.ts'
import type { AssetId } from '../../model/asset.ts'
import type { Freeze } from '../../model/freeze.ts'
import type { Instant } from '../../model/instant.ts'
import type { Theft } from '../../model/theft.ts'
import { madeOnce } from '../cases/document-memo.ts'
import type { CaseFile } from '../cases/fold-cases.ts'
import { freezeStanding } from '../freeze/freeze-state.ts'
import type { Recovery } from '../recoveries/fold-recoveries.ts'
import type { World } from '../world.ts'
import type { SituationCase, SituationFigure } from './situation-schema.ts'

/** A case with what belongs to it. */
export interface CaseGround {
  readonly file: CaseFile
  readonly freezes: readonly Freeze[]
  readonly recoveries: readonly Recovery[]
  /** The loss that was published of a theft of this name, US dollars; null: none. */
  readonly published: number | null
  readonly recordsSince: Instant | null
}

/** What of the world a case's situation is read from. */
export type SituationWorld = Pick<World, 'facts' | 'assets' | 'clock' | 'sharing' | 'memo'>

/** The situation of one case: its figures by its latest trace, and when each step was taken. */
export async function situationOfCase(ground: CaseGround, world: SituationWorld): Promise<SituationCase> {
  const { file, freezes, recoveries, published, recordsSince } = ground
  const entry = file.traces.at(-1)
  const trace = entry === undefined ? null : await madeOnce(world, 'situation', entry.document, placesOf)
  const report = file.theft === null ? null : (JSON.parse(await world.facts.document(file.theft.document)) as Theft)
  const told = report !== null && report.usd > 0 ? report.usd : null
  const lossUsd = told ?? published
  const theftAt = stolenAt(trace) ?? reportedTime(report)
  const now = world.clock.now()
  const standing = freezes
    .map(freeze => ({ freeze, ...freezeStanding(freeze, now) }))
    .filter(s => s.state !== 'drafted')
  const known = (asset: string): WorthAsset => {
    const named = world.assets.get(asset as AssetId) ?? trace?.assets.find(a => a.asset === asset)
    return { asset, symbol: named?.symbol ?? null, decimals: named?.decimals ?? null }
  }
  const stolen = (trace?.stolen ?? []).map(s => ({ ...known(s.asset), amount: BigInt(s.amount) }))
  const worth = worthOf(stolen, lossUsd, asset => world.assets.has(asset as AssetId), dayOf(theftAt))
  const requests = standing.map(
    (s): CaseRequest => ({
      accounts: s.freeze.request.accounts,
      asset: s.freeze.request.asset,
      // What was taken back is asked for no more, and may be frozen still.
      asked: s.state === 'withdrawn' ? 0n : s.freeze.request.amount,
      frozen: s.frozen,
    }),
  )
  const figures = lootFigures(trace ?? { assets: [], stolen: [], endpoints: [] }, requests, recoveries, worth, known)
  const { places, ...named } = figures
  return {
    name: file.name,
    theftAt,
    late: theftAt !== null && recordsSince !== null && theftAt < recordsSince,
    steps: {
      reported: file.theft?.at ?? null,
      traced: file.traces[0]?.at ?? null,
      shared: await sharedAt(file, world),
      asked: earliest(freezes.map(f => f.sentAt)),
      frozen: earliest(freezes.flatMap(f => f.answers.filter(a => a.amount > 0n).map(a => a.at))),
      recovered: earliest(recoveries.map(r => r.at)),
    },
    traced:
      entry === undefined
        ? null
        : {
            ...{ at: entry.at, asOf: entry.asOf, policy: entry.policy },
            ...{ finished: entry.finished, document: entry.document },
          },
    lossUsd,
    lossBy: told !== null ? 'report' : published !== null ? 'published' : null,
    worthBy: worth.basis,
    figures: {
      stolen: trace === null ? untraced(lossUsd) : plain(named.stolen),
      located: plain(named.located),
      passed: plain(named.passed),
      freezable: plain(named.freezable),
      asked: plain(named.asked),
      frozen: plain(named.frozen),
      recovered: plain(named.recovered),
    },
    places: places.map(({ kind, accounts, ...figure }) => ({ kind, accounts, ...plain(figure) })),
    requests: standing.filter(s => s.state !== 'withdrawn').length,
    overlap: twice(standing.filter(s => s.frozen > 0n).flatMap(s => s.freeze.request.accounts)),
  }
}

/** Of a trace, what figures are made of: a small part of it. */
function placesOf(json: string): TracedCase {
  const { assets, stolen, endpoints } = JSON.parse(json) as TracedCase
  return {
    assets,
    stolen: stolen.map(({ asset, amount, firstAt }) => ({ asset, amount, firstAt })),
    endpoints: endpoints.map(({ account, kind, asset, amount, freezableBy }) => ({
      ...{ account, kind, asset, amount, freezableBy },
    })),
  }
}

/** Published worths in US dollars of the day of a theft. */
function dayOf(at: Instant | null): DayWorth {
  if (at === null) return () => null
  return (asset, amount) => {
    const worth = worthOfDay(asset, amount, at)
    return worth?.currency === 'USD' ? worth.value : null
  }
}

/** Of a case that was only reported, the loss is all that is known to be stolen. */
function untraced(usd: number | null): SituationFigure {
  return { amounts: [], usd, partly: false }
}

function plain({ amounts, usd, partly }: Figure): SituationFigure {
  return { amounts: amounts.map(a => ({ ...a, amount: String(a.amount) })), usd, partly }
}

function stolenAt(trace: TracedCase | null): Instant | null {
  return earliest((trace?.stolen ?? []).map(s => s.firstAt))
}

/** What was reported names the day, and mostly the time, in whatever words. */
function reportedTime(report: Theft | null): Instant | null {
  if (report === null) return null
  const [time] = /^\d\d:\d\d(?::\d\d)?/.exec(report.timeUtc ?? '') ?? []
  const at = Date.parse(`${report.date}T${time ?? '00:00:00'}Z`)
  return Number.isNaN(at) ? null : Math.floor(at / 1000)
}

/** When the case came into this node's log, from where it goes to whom it is released. */
async function sharedAt({ name, theft }: CaseFile, { sharing }: SituationWorld): Promise<Instant | null> {
  const versions = await sharing.store.versions(theft?.incident ?? incidentId(name))
  return earliest(versions.filter(v => v.from === 'self').map(v => Math.floor(v.addedUs / 1_000_000)))
}

function twice(accounts: readonly string[]): boolean {
  return new Set(accounts).size < accounts.length
}

function earliest(times: readonly (Instant | null)[]): Instant | null {
  const known = times.filter(t => t !== null)
  return known.length === 0 ? null : Math.min(...known)
}
