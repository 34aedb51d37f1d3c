import { runAsOne } from './run-as-one.ts'

await runAsOne('analysis', 'catalog', 'crossings', 'events-bytes', 'freeze-gap', 'screening', 'travel-rule')
