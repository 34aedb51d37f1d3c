import { runAsOne } from './run-as-one.ts'

await runAsOne('casework', 'docs', 'governor', 'guard', 'live', 'operations', 'situation')
