import { listCases } from './cases/list-cases.ts'
import { showCase } from './cases/show-case.ts'
import { verifyEvidence } from './cases/verify-evidence.ts'
import type { AnyOperation } from './define-operation.ts'
import { explainTaint } from './explain/explain-taint.ts'
import { traceFunds } from './trace-funds/trace-funds.ts'

/** Every operation, in the order of the help text. */
export const OPERATIONS: readonly AnyOperation[] = [traceFunds, explainTaint, listCases, showCase, verifyEvidence]
