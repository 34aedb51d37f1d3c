import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { TraceJson } from '../../../../formats/trace-json.ts'
import { may, mayAct, type Session } from '../../api/session.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useWords } from '../../app/preferences.tsx'
import { Rehearsal } from '../../kit/rehearsal.tsx'
import { FaultNote } from '../../kit/states.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { useTell } from '../../kit/toasts.tsx'
import { whenIdle } from '../../kit/when-idle.ts'
import { useLook } from './board/use-look.ts'
import { type CaseBase, CaseBaseContext, CaseContext, type CaseDesk, type FreezeWish } from './case-context.ts'
import { CaseHead } from './case-head.tsx'
import { FreezeDialog } from './dialogs/freeze-dialog.tsx'
import { ShareDialog } from './dialogs/share-dialog.tsx'
import { Headline } from './headline.tsx'
import { NewsBanner } from './news-banner.tsx'
import { CasePanel } from './panel/case-panel.tsx'
import type { FlowPictureHandle } from './picture/flow-picture.tsx'
import { CASE_TABS, type CasePlace, type CaseTab } from './place/case-place.ts'
import { usePlace } from './place/use-place.ts'
import { preloadTab, TabView } from './tab-view.tsx'
import { pathBetween } from './trace/path-between.ts'
import { indexTrace } from './trace/trace-index.ts'
import type { CaseTrace } from './trace/use-case-trace.ts'
import { useOtherTrace } from './trace/use-other-trace.ts'
import { useNeighbours } from './use-neighbours.ts'
import { useWatch } from './use-watch.ts'
import { WhereTab } from './where/where-tab.tsx'
import { CASE_WORDS } from './words/case-words.ts'

/** A case with its trace at hand. */
export function LoadedCase({
  name,
  session,
  of,
  traced,
}: {
  readonly name: string
  readonly session: Session
  readonly of: CaseTrace
  readonly traced: TraceJson
}) {
  const say = useWords(CASE_WORDS)
  const tell = useTell()
  const [place, go] = usePlace()
  const index = useMemo(() => indexTrace(traced), [traced])
  useEffect(() => whenIdle(() => preloadTab('all')), [])
  // The table of places stands for all tables; who opened the page with one has it before them.
  const [rehearses] = useState(place.tab === 'flow')
  const board = useAnswer('showCaseBoard', { name }, { enabled: may(session, 'cases') })
  const freezes = useAnswer('listFreezes', { case: name }, { enabled: may(session, 'freeze') })
  const look = useLook(name, place, go, board.data ?? null, mayAct(session, 'cases'))
  const neighbours = useNeighbours(name)
  const picture = useRef<FlowPictureHandle | null>(null)
  const told = useCallback((on: boolean) => tell(say(on ? 'watchBegun' : 'watchEnded')), [tell, say])
  const watch = useWatch(name, session, told)
  const [wish, setWish] = useState<FreezeWish | null>(null)
  const [sharing, setSharing] = useState(false)
  const path = useMemo(() => litRows(traced, place.to, place.via), [traced, place.to, place.via])
  const other = useOtherTrace(traced, look.view.policyOther)
  const freezeOf = useCallback(
    (account: string, asset: string) =>
      freezes.data?.freezes.findLast(f => f.asset === asset && f.accounts.includes(account)) ?? null,
    [freezes.data],
  )
  const moved = useMemo(() => new Set([...of.moved, ...watch.fresh.map(a => a.account)]), [of.moved, watch.fresh])
  const { on: watched, set: setWatch } = watch
  // The panel of what was clicked comes first; what its choice changes in tables of hundreds of rows comes in the frame after.
  const settled = useSettled(place)
  const base = useMemo<CaseBase>(
    () => ({
      ...{ name, session, index, go, watched, watch: setWatch },
      ...{ freezeOf, wishFreeze: setWish, wishShare: () => setSharing(true) },
    }),
    [name, session, index, go, watched, setWatch, freezeOf],
  )
  const behind = useMemo<CaseDesk>(
    () => ({
      ...base,
      ...{ place: settled, board: board.data ?? null, look, neighbours, picture, path, other: other.data ?? null },
    }),
    [base, settled, board.data, look, neighbours, path, other.data],
  )
  const desk = useMemo<CaseDesk>(() => (place === settled ? behind : { ...behind, place }), [behind, place, settled])
  const tabs = CASE_TABS.map(key => ({ key, title: say(key) }))
  return (
    <CaseBaseContext value={base}>
      <CaseContext value={behind}>
        <div className="case stack">
          <CaseHead watch={watch} />
          <NewsBanner of={of} watch={watch} />
          <Headline />
          {watch.error === null ? null : <FaultNote error={watch.error} />}
          {other.error === null ? null : <FaultNote error={other.error} />}
          {rehearses ? (
            <Rehearsal>
              <WhereTab />
            </Rehearsal>
          ) : null}
          <div className="case-body" data-panel={place.account !== null}>
            <Tabs label={say('tabs')} tabs={tabs} chosen={place.tab} choose={tab => go({ tab: tab as CaseTab })}>
              <TabView tab={place.tab} moved={moved} comparing={other.isFetching} />
            </Tabs>
            {/* The one that is ahead stands around the panel alone: React draws all that is below a changed one anew, whatever is nearer. */}
            <CaseContext value={desk}>
              <CasePanel />
            </CaseContext>
          </div>
        </div>
        {wish === null ? null : <FreezeDialog wish={wish} close={() => setWish(null)} />}
        {sharing ? <ShareDialog close={() => setSharing(false)} /> : null}
      </CaseContext>
    </CaseBaseContext>
  )
}

/** A place whose chosen account follows a frame later; all else of it is there at once. */
function useSettled(place: CasePlace): CasePlace {
  const account = useDeferredValue(place.account)
  const others = JSON.stringify({ ...place, account: null })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what else changed of the place stands in the text
  return useMemo(() => ({ ...place, account }), [others, account])
}

/** The rows that the address wants lit: those of a pattern, or the way to an account. */
function litRows(trace: TraceJson, to: string | null, via: string | null): readonly number[] | null {
  if (to === null) return null
  const pattern = /^pattern:(\d{1,6})$/.exec(to)
  return pattern ? (trace.patterns[Number(pattern[1])]?.transfers ?? null) : pathBetween(trace, to, via)
}
