import { send } from '../../api/call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { DataTable } from '../../kit/data-table.tsx'
import { useTell } from '../../kit/toasts.tsx'
import { browserName } from './browser-name.ts'
import { ME_WORDS, wayWord } from './me-words.ts'
import { type OwnSession, useOwnAct } from './sign-in-api.ts'
import { SignInFault } from './sign-in-fault.tsx'

/** Where I am signed in, and how to end that. */
export function MySessions({ sessions }: { readonly sessions: readonly OwnSession[] }) {
  const say = useWords(ME_WORDS)
  const formats = useFormats()
  const tell = useTell()
  const end = useOwnAct((id: string) => send('DELETE', `/v1/session/sessions/${id}`))
  const ended = { onSuccess: () => tell(say('ended')) }
  return (
    <div className="stack">
      <DataTable<OwnSession>
        name="sessions"
        caption={say('sessionsTable')}
        rows={sessions}
        keyOf={s => s.id}
        columns={[
          { key: 'since', title: say('since'), cell: s => formats.time(s.signedInAt) },
          { key: 'seen', title: say('seen'), cell: s => formats.time(s.seenAt) },
          { key: 'by', title: say('by'), cell: s => <span className="sign-in-whole">{say(wayWord(s.way))}</span> },
          { key: 'address', title: say('address'), cell: s => <code className="sign-in-whole">{s.address}</code> },
          { key: 'browser', title: say('browser'), cell: s => <span title={s.agent}>{browserName(s.agent)}</span> },
          {
            key: 'end',
            title: '',
            end: true,
            cell: s =>
              s.current ? (
                <Badge tone="good">{say('here')}</Badge>
              ) : (
                <Button size="small" onClick={() => end.mutate(s.id, ended)}>
                  {say('end')}
                </Button>
              ),
          },
        ]}
      />
      <SignInFault error={end.error} />
      {sessions.length > 1 ? (
        <div className="row">
          <Button onClick={() => end.mutate('others', ended)}>{say('endOthers')}</Button>
        </div>
      ) : null}
    </div>
  )
}
