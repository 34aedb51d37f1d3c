import { useMutation } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { Card } from '../../kit/card.tsx'
import { FaultNote, Waiting } from '../../kit/states.tsx'
import { Told } from '../../words/sentences/told.tsx'
import { FindingList, GUARD_TONES } from './finding-list.tsx'
import { GUARD_WORDS } from './guard-words.ts'
import { JsonField } from './json-field.tsx'

/** Says what a signature over typed data, an authorisation or a transaction would allow. */
export function JudgeTyped() {
  const say = useWords(GUARD_WORDS)
  const judging = useMutation({ mutationFn: (request: unknown) => call('judgeTypedData', { request }) })
  const { data } = judging
  return (
    <div className="stack">
      <JsonField
        label={say('pasteTyped')}
        hint={say('pasteTypedHint')}
        busy={judging.isPending}
        judge={json => judging.mutate(json)}
        clear={judging.reset}
      />
      {judging.isPending ? <Waiting /> : null}
      {judging.error === null ? null : <FaultNote error={judging.error} />}
      {data === undefined ? null : (
        <div role="status">
          <Card
            title={say('typedResult')}
            aside={
              data.severity === null ? null : <Badge tone={GUARD_TONES[data.severity]}>{say(data.severity)}</Badge>
            }
          >
            <p className="guard-sentence">
              <Told book="guard" text={data.sentence} />
            </p>
            {data.findings.length === 0 ? (
              <p className="quiet">{say('noFindings')}</p>
            ) : (
              <FindingList findings={data.findings} />
            )}
            <dl className="facts">
              <dt>{say('kind')}</dt>
              <dd>{data.kind}</dd>
              {data.hash === null ? null : (
                <>
                  <dt>EIP-712</dt>
                  <dd className="mono">{data.hash}</dd>
                </>
              )}
            </dl>
          </Card>
        </div>
      )}
    </div>
  )
}
