import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Note, type Tone } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Answer, FaultNote } from '../../kit/states.tsx'
import type { Growth } from './check-proof.ts'
import { InclusionCheck } from './inclusion-check.tsx'
import { LOG_WORDS } from './log-words.ts'
import { keepSeenRoot, readSeenRoot } from './seen-root.ts'

/** The root of this node's log, and the checks of it that this browser makes. */
export function LogView() {
  const say = useWords(LOG_WORDS)
  const { time, number } = useFormats()
  const answer = useAnswer('proveLog', {})
  return (
    <div className="stack">
      <Card title={say('head')}>
        <p className="quiet">{say('about')}</p>
        <Answer of={answer}>
          {({ size, root, name, node, at }) => (
            <dl className="facts">
              <dt>{say('node')}</dt>
              <dd>
                {name} <code>{node}</code>
              </dd>
              <dt>{say('size')}</dt>
              <dd>{number(size)}</dd>
              <dt>{say('root')}</dt>
              <dd>
                <code>{root}</code>
              </dd>
              <dt>{say('at')}</dt>
              <dd>{time(at)}</dd>
            </dl>
          )}
        </Answer>
      </Card>
      <GrowthCheck />
      <InclusionCheck />
      <p className="quiet">{say('audit')}</p>
    </div>
  )
}

const TONES: Readonly<Record<Growth, Tone>> = {
  'first-time': 'info',
  'other-node': 'warn',
  same: 'good',
  grew: 'good',
  shrunk: 'bad',
  broken: 'bad',
}

function GrowthCheck() {
  const say = useWords(LOG_WORDS)
  const { time } = useFormats()
  const [seen, setSeen] = useState(readSeenRoot)
  const [found, setFound] = useState<{ readonly growth: Growth; readonly first: number; readonly n: number } | null>(
    null,
  )
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Error | null>(null)
  const check = async (): Promise<void> => {
    setBusy(true)
    setFault(null)
    try {
      const before = readSeenRoot()
      const bare = await call('proveLog', {})
      const same = before !== null && before.node === bare.node && before.size <= bare.size
      const proof = same ? await call('proveLog', { first: before.size }) : bare
      const { checkGrowth } = await import('./check-proof.ts')
      const growth = checkGrowth(proof, before)
      setFound({ growth, first: before?.size ?? 0, n: proof.size })
      // What is not sound is not remembered: the next check must find it again.
      if (growth !== 'broken' && growth !== 'shrunk') {
        const { node, size, root, at } = proof
        keepSeenRoot({ node, size, root, at })
        setSeen({ node, size, root, at })
      }
    } catch (error) {
      setFault(error as Error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card title={say('growth')}>
      <p className="quiet">{say('growthAbout')}</p>
      <p>{seen === null ? say('nothingRemembered') : say('remembered', { n: seen.size, time: time(seen.at) })}</p>
      <div className="row">
        <Button tone="main" busy={busy} onClick={() => void check()}>
          {say('check')}
        </Button>
        {seen === null ? null : (
          <Button
            onClick={() => {
              keepSeenRoot(null)
              setSeen(null)
              setFound(null)
            }}
          >
            {say('forget')}
          </Button>
        )}
      </div>
      <div aria-live="polite" className="sharing-found">
        {found === null ? null : (
          <Note tone={TONES[found.growth]}>{say(GROWTH_WORDS[found.growth], { first: found.first, n: found.n })}</Note>
        )}
      </div>
      {fault === null ? null : <FaultNote error={fault} />}
    </Card>
  )
}

const GROWTH_WORDS = {
  'first-time': 'firstTime',
  'other-node': 'otherNode',
  same: 'same',
  grew: 'grew',
  shrunk: 'shrunk',
  broken: 'broken',
} as const
