import { Link } from 'wouter'

import { mayAct, useSession } from '../../api/session.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useWords } from '../../app/preferences.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Answer } from '../../kit/states.tsx'
import { MarkingText } from './marking-text.tsx'
import { SHARING_WORDS } from './sharing-words.ts'
import { SightingForm } from './sighting-form.tsx'

/** One object of the log, whole. */
export function ObjectDialog({ seq, close }: { readonly seq: number; close(): void }) {
  const say = useWords(SHARING_WORDS)
  const { session } = useSession()
  const answer = useAnswer('showIntel', { seq })
  return (
    <Dialog title={say('object', { seq })} close={close}>
      <Answer of={answer}>
        {object => (
          <div className="stack">
            <p>
              <span className="quiet">{object.type}</span> <strong>{object.title}</strong>
            </p>
            <dl className="facts">
              <dt>{say('marking')}</dt>
              <dd>
                <MarkingText marking={object.marking} />
              </dd>
              <dt>{say('from')}</dt>
              <dd>{object.fromName}</dd>
              <dt>{say('uses')}</dt>
              <dd>{object.uses.map(use => say(use)).join(', ')}</dd>
              <dt>{say('version')}</dt>
              <dd>{object.version}</dd>
              <dt>ID</dt>
              <dd>
                <code>{object.id}</code>
              </dd>
              <dt>{say('digest')}</dt>
              <dd>
                <code>{object.digest}</code>
              </dd>
            </dl>
            <Link href={`/sharing?tab=log&seq=${seq}`}>{say('prove')}</Link>
            {object.type === 'indicator' && mayAct(session, 'share') ? <SightingForm indicator={object.id} /> : null}
            <details>
              <summary>{say('json')}</summary>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must be able to */}
              <pre className="sharing-json" tabIndex={0}>
                {indented(object.json)}
              </pre>
              {object.cut ? <small className="quiet">{say('cut')}</small> : null}
            </details>
          </div>
        )}
      </Answer>
    </Dialog>
  )
}

/** JSON with indents; what would not come out the same (cut, no JSON, numbers that a double cannot hold) stays as it is. */
export function indented(json: string): string {
  try {
    const value: unknown = JSON.parse(json)
    return JSON.stringify(value) === json ? JSON.stringify(value, null, 2) : json
  } catch {
    return json
  }
}
