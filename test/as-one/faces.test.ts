import { runAsOne } from './run-as-one.ts'

await runAsOne('faces')
