import type { AssetSum, PictureMark, PictureRibbon } from '../../../../../analysis/picture/picture.ts'
import type { TraceJson } from '../../../../../formats/trace-json.ts'
import { useFormats } from '../../../app/formats.ts'
import { useWords } from '../../../app/preferences.tsx'
import { shownAccount } from '../../../kit/shown-account.ts'
import { Told } from '../../../words/sentences/told.tsx'
import type { Hit } from './hit-grid.ts'
import type { PictureTexts } from './mark-texts.ts'
import { PICTURE_WORDS } from './picture-words.ts'
import type { Scene } from './scene.ts'
import type { TraceReasons } from './trace-reasons.ts'

/** Who, how much, when and why: what lies under the pointer. */
export function HoverCard({
  hit,
  at,
  scene,
  trace,
  texts,
  reasons,
  notes,
  room,
}: {
  readonly hit: Hit
  readonly at: readonly [x: number, y: number]
  readonly scene: Scene
  readonly trace: TraceJson
  readonly texts: PictureTexts
  readonly reasons: TraceReasons
  readonly notes: ReadonlyMap<string, string>
  readonly room: { readonly width: number; readonly height: number }
}) {
  const [x, y] = at
  const right = x > room.width / 2
  const low = y > room.height / 2
  const mark = 'mark' in hit ? scene.picture.marks[hit.mark] : undefined
  const ribbon = 'ribbon' in hit ? scene.picture.ribbons[hit.ribbon] : undefined
  return (
    <div
      className="flow-card"
      role="status"
      style={{
        ...(right ? { right: room.width - x + 14 } : { left: x + 14 }),
        ...(low ? { bottom: room.height - y + 14 } : { top: y + 14 }),
        maxHeight: (low ? y : room.height - y) - 20,
      }}
    >
      {mark && 'mark' in hit ? (
        <MarkCard
          mark={mark}
          number={hit.mark}
          scene={scene}
          trace={trace}
          texts={texts}
          reasons={reasons}
          notes={notes}
        />
      ) : null}
      {ribbon ? <RibbonCard ribbon={ribbon} trace={trace} texts={texts} /> : null}
    </div>
  )
}

function MarkCard({
  mark,
  number,
  scene,
  trace,
  texts,
  reasons,
  notes,
}: {
  readonly mark: PictureMark
  readonly number: number
  readonly scene: Scene
  readonly trace: TraceJson
  readonly texts: PictureTexts
  readonly reasons: TraceReasons
  readonly notes: ReadonlyMap<string, string>
}) {
  const say = useWords(PICTURE_WORDS)
  const { time } = useFormats()
  const { name, told } = texts.mark(number)
  const why = mark.account === null ? null : reasons.of(mark.account)
  const note = mark.account === null ? undefined : notes.get(mark.account)
  const sum = (list: readonly number[] | undefined): string | null => {
    const ribbons = (list ?? []).map(i => scene.picture.ribbons[i]).filter(r => r !== undefined)
    return ribbons.length === 0 ? null : texts.sums(added(ribbons), 3)
  }
  const [came, went] = [sum(scene.into[number]), sum(scene.out[number])]
  return (
    <>
      <strong>{name}</strong>
      {mark.account === null ? null : <code>{shownAccount(mark.account)}</code>}
      <span className="quiet">
        {mark.end === null && mark.form === null && mark.role !== 'gap' ? say(roleWord(mark.role)) : told}
      </span>
      <dl>
        {came === null ? null : <Row name={say('came')}>{came}</Row>}
        {went === null ? null : <Row name={say('went')}>{went}</Row>}
        {mark.rows.length === 0 ? null : <Row name={say('inside')}>{say('transfers', { n: mark.rows.length })}</Row>}
        {Number.isFinite(mark.firstAt) ? (
          <Row name={say('when')}>{whenOf(mark, scene, number, trace, time)}</Row>
        ) : null}
        {why?.basis && mark.end !== null ? (
          <Row name={say('who')}>
            <Told book="trace" text={why.basis} /> ({say('confidence', { n: why.confidence })})
          </Row>
        ) : null}
        {mark.role === 'gap' ? <Row name={say('why')}>{say('gapSurplus')}</Row> : null}
        {why && why.because.length > 0 ? (
          <Row name={say('why')}>
            {why.because.slice(0, 3).map(text => (
              <p key={text}>
                <Told book="trace" text={text} />
              </p>
            ))}
          </Row>
        ) : null}
        {note === undefined ? null : <Row name={say('note')}>{note}</Row>}
      </dl>
      {mark.form === null ? null : <small className="quiet">{say(mark.open ? 'clickFolds' : 'clickUnfolds')}</small>}
    </>
  )
}

function RibbonCard({
  ribbon,
  trace,
  texts,
}: {
  readonly ribbon: PictureRibbon
  readonly trace: TraceJson
  readonly texts: PictureTexts
}) {
  const say = useWords(PICTURE_WORDS)
  const { time, percent } = useFormats()
  const first = trace.transfers[ribbon.rows[0] ?? -1]
  const last = trace.transfers[ribbon.rows[ribbon.rows.length - 1] ?? -1]
  return (
    <>
      <strong>{texts.ribbon(ribbon)}</strong>
      <span>{texts.sums(ribbon.sums, 4)}</span>
      <span className="quiet">
        {ribbon.kind === 'stay'
          ? say('stays')
          : ribbon.kind === 'gap'
            ? say('gapSurplus')
            : `${say('transfers', { n: ribbon.rows.length })} · ${ribbon.share > 0.9995 ? say('whole') : say('stolenPart', { part: percent(ribbon.share) })}`}
      </span>
      {ribbon.odds ? <span className="quiet">{say('byOdds')}</span> : null}
      {first && last ? (
        <span className="quiet">
          {time(first.at)}
          {last.at === first.at ? '' : ` – ${time(last.at)}`}
        </span>
      ) : null}
    </>
  )
}

function Row({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function roleWord(role: string): 'source' | 'deposit' | 'service' | 'residue' | 'intermediate' {
  return role === 'source' || role === 'deposit' || role === 'service' || role === 'residue' ? role : 'intermediate'
}

function whenOf(
  mark: PictureMark,
  scene: Scene,
  number: number,
  trace: TraceJson,
  time: (at: number) => string,
): string {
  let last = mark.firstAt
  for (const i of [...(scene.into[number] ?? []), ...(scene.out[number] ?? [])]) {
    const rows = scene.picture.ribbons[i]?.rows
    last = Math.max(last, trace.transfers[rows?.[rows.length - 1] ?? -1]?.at ?? 0)
  }
  return last > mark.firstAt ? `${time(mark.firstAt)} – ${time(last)}` : time(mark.firstAt)
}

function added(ribbons: readonly PictureRibbon[]): AssetSum[] {
  const out = new Map<number, { asset: number; sum: bigint; amount: bigint }>()
  for (const s of ribbons.flatMap(r => r.sums)) {
    const had = out.get(s.asset)
    if (had) {
      had.sum += s.sum
      had.amount += s.amount
    } else out.set(s.asset, { ...s })
  }
  return [...out.values()]
}
