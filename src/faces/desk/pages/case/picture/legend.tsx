import { memo } from 'react'
import type { Picture } from '../../../../../analysis/picture/picture.ts'
import type { EndKind } from '../../../../../analysis/picture/picture-graph.ts'
import { useWords } from '../../../app/preferences.tsx'
import { KIND_WORDS } from '../words/kind-words.ts'
import { type Shape, shapeOf, traceShape } from './kind-shapes.ts'
import { PICTURE_WORDS } from './picture-words.ts'
import { SvgPen } from './svg-pen.ts'

/** What the colours, shapes and lines of a picture mean: only those that are in it. */
export const Legend = memo(function Legend({
  picture,
  gaps,
  policyOther,
}: {
  readonly picture: Picture
  /** Gaps of the trace, drawn or not. */
  readonly gaps: number
  readonly policyOther: keyof (typeof KIND_WORDS)['en'] | null
}) {
  const say = useWords(PICTURE_WORDS)
  const kindSay = useWords(KIND_WORDS)
  const kinds = new Set<EndKind>()
  for (const m of picture.marks) if (m.end !== null) kinds.add(m.end)
  const has = {
    odds: picture.ribbons.some(r => r.odds || r.kind === 'gap'),
    share: picture.ribbons.some(r => r.share < 0.995),
    group: picture.marks.some(m => m.form !== null),
  }
  const basis = { value: 'basisValue', rates: 'basisRates', shares: 'basisShares' } as const
  return (
    <ul className="flow-legend">
      <Entry shape="triangle" token="source">
        {say('source')}
      </Entry>
      {[...kinds].map(kind => (
        <Entry key={kind} shape={shapeOf({ role: 'intermediate', end: kind, form: null }) ?? 'bar'} token={kind}>
          {say(kind)}
        </Entry>
      ))}
      {picture.marks.some(m => m.role === 'gap') ? (
        <Entry shape="cross" token="gap">
          {say('origin')}
        </Entry>
      ) : null}
      {has.group ? (
        <Entry shape="stack" token="account">
          {say('legendStack')}
        </Entry>
      ) : null}
      <li>{say(basis[picture.basis])}</li>
      {has.share ? <li>{say('legendWidth')}</li> : null}
      {has.odds ? <li>{say('legendDashed')}</li> : null}
      {policyOther === null ? null : (
        <>
          <Entry shape="square" token="less">
            {say('legendLess', { policy: kindSay(policyOther) })}
          </Entry>
          <Entry shape="square" token="more">
            {say('legendMore', { policy: kindSay(policyOther) })}
          </Entry>
        </>
      )}
      {picture.leftOut > 0 ? <li>{say('leftOut', { n: picture.leftOut })}</li> : null}
      {picture.selfPaid > 0 ? <li>{say('selfPaid', { n: picture.selfPaid })}</li> : null}
      {gaps > 0 ? <li>{say('gapsTold', { n: gaps })}</li> : null}
    </ul>
  )
})

function Entry({
  shape,
  token,
  children,
}: {
  readonly shape: Shape
  readonly token: string
  readonly children: React.ReactNode
}) {
  const pen = new SvgPen()
  traceShape(pen, shape, 6, 6, 5)
  return (
    <li>
      <svg viewBox="0 0 12 12" aria-hidden="true" data-kind={token}>
        <path d={pen.path()} />
      </svg>
      {children}
    </li>
  )
}
