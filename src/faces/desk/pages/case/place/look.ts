import { POLICIES } from '../../../../../analysis/flow/policy.ts'
import { type PictureView, WHOLE_VIEW } from '../../../../../analysis/picture/picture-view.ts'

/** Longest look in an address, in characters: browsers and proxies cut longer ones. */
const LONGEST = 6_000

/** What of a view differs from another, as JSON; null: nothing, or too much for an address. */
export function writeLook(view: PictureView, base: PictureView = WHOLE_VIEW): string | null {
  const differs = Object.entries(view).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(base[name as keyof PictureView]),
  )
  if (differs.length === 0) return null
  const text = JSON.stringify(Object.fromEntries(differs))
  return text.length <= LONGEST ? text : null
}

/** A view from what differs; members that make no sense are as in `base`. */
export function readLook(text: string | null, base: PictureView = WHOLE_VIEW): PictureView {
  if (text === null) return base
  let given: Readonly<Record<string, unknown>>
  try {
    given = Object(JSON.parse(text)) as Readonly<Record<string, unknown>>
  } catch {
    return base
  }
  const { from, until, least, leastOf, assets, kinds, hidden, opened, pinned, lanes, policyOther } = given
  return {
    from: bound(from, base.from),
    until: bound(until, base.until),
    least: least === null || (typeof least === 'string' && /^\d+(\.\d+)?$/.test(least)) ? least : base.least,
    leastOf: isRecord(leastOf, v => typeof v === 'string' && /^\d+$/.test(v))
      ? (leastOf as PictureView['leastOf'])
      : base.leastOf,
    assets: texts(assets) ?? base.assets,
    kinds: (texts(kinds) as PictureView['kinds'] | null) ?? base.kinds,
    hidden: texts(hidden) ?? base.hidden,
    opened: texts(opened) ?? base.opened,
    pinned: isRecord(pinned, isPoint) ? (pinned as PictureView['pinned']) : base.pinned,
    lanes: lanes === 'ledger' || lanes === 'none' ? lanes : base.lanes,
    policyOther: policyOther === null ? null : (POLICIES.find(p => p === policyOther) ?? base.policyOther),
  }
}

function bound(value: unknown, usual: number | null): number | null {
  return value === null || (typeof value === 'number' && Number.isSafeInteger(value)) ? value : usual
}

function texts(value: unknown): readonly string[] | null {
  return Array.isArray(value) && value.every(v => typeof v === 'string') ? value : null
}

function isRecord(value: unknown, each: (one: unknown) => boolean): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(each)
}

function isPoint(value: unknown): boolean {
  const { x, y } = Object(value) as { x?: unknown; y?: unknown }
  return Number.isFinite(x) && Number.isFinite(y)
}
