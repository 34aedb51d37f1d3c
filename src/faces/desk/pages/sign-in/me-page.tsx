import './sign-in.css'
import { Link } from 'wouter'
import { useSession } from '../../api/session.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { Card, PageHead } from '../../kit/card.tsx'
import { Answer, EmptyState } from '../../kit/states.tsx'
import { useRoleWord } from '../people/role-word.ts'
import { FACTOR_WORDS } from './factor-words.ts'
import { ME_WORDS } from './me-words.ts'
import { MyFactors } from './my-factors.tsx'
import { MyPassword } from './my-password.tsx'
import { MyRecovery } from './my-recovery.tsx'
import { MySessions } from './my-sessions.tsx'
import { useMine } from './sign-in-api.ts'

/** How I sign in. */
export function MePage() {
  const say = useWords(ME_WORDS)
  const { session } = useSession()
  return (
    <>
      <PageHead title={say('title')} about={say('about')} />
      {session?.user === null ? (
        <EmptyState title={say('openTitle')}>
          <p>{say('openMore')}</p>
          <Link href="/people" className="button" data-tone="main">
            {say('toPeople')}
          </Link>
        </EmptyState>
      ) : (
        <Own roles={session?.roles ?? []} />
      )}
    </>
  )
}

function Own({ roles }: { readonly roles: readonly string[] }) {
  const say = useWords(ME_WORDS)
  const sayFactor = useWords(FACTOR_WORDS)
  const word = useRoleWord()
  const mine = useMine()
  return (
    <Answer of={mine}>
      {own => (
        <div className="stack">
          <Card title={say('factors')}>
            <MyFactors mine={own} />
          </Card>
          <Card title={say('sessions')}>
            <MySessions sessions={own.sessions} />
          </Card>
          <div className="columns">
            <Card title={sayFactor('recovery')}>
              <MyRecovery left={own.recoveryLeft} user={own.user} />
            </Card>
            <Card title={say('password')}>
              {own.password ? <MyPassword /> : <p className="quiet">{say('noPassword')}</p>}
            </Card>
            <Card title={say('roles')}>
              <p className="row">
                {roles.map(role => (
                  <Badge key={role}>{word(role)}</Badge>
                ))}
              </p>
              <p className="quiet">{say('rolesMore')}</p>
            </Card>
          </div>
        </div>
      )}
    </Answer>
  )
}
