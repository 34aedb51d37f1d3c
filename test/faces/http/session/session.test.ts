// In one process: most of what these take is the loading of the server.
import './sign-in.checks.ts'
import './sign-in-attacks.checks.ts'
import './oidc.checks.ts'
import './oidc-attacks.checks.ts'
import './passkey-attacks.checks.ts'
import './red-team.checks.ts'
