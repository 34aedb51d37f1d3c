// In one process: to load the client takes longer than most of these checks.
import './taxii-envelope.checks.ts'
import './taxii-line.checks.ts'
import './taxii-pull.checks.ts'
import './taxii-push.checks.ts'
import './taxii-servers.checks.ts'
import './taxii-hostile.checks.ts'
import './taxii-commands.checks.ts'
import './taxii-campaigns.checks.ts'
