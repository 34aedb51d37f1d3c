import { z } from 'zod'
import {
  approveDecision,
  fileReport,
  rejectDecision,
  showDecision,
} from '../../../operations/casework/approve-decision.ts'
import { attachmentOf, attachTo } from '../../../operations/casework/attach-casework.ts'
import { auditCasework } from '../../../operations/casework/audit-casework.ts'
import {
  assignCasework,
  changeCasework,
  listCasework,
  noteCasework,
  openCasework,
  showAlert,
  showCasework,
} from '../../../operations/casework/cases-at-work.ts'
import { caseField } from '../../../operations/casework/casework-input.ts'
import { decideCasework } from '../../../operations/casework/decide-casework.ts'
import { freezeCasework } from '../../../operations/casework/freeze-casework.ts'
import { listHolds } from '../../../operations/casework/list-holds.ts'
import { listQueue } from '../../../operations/casework/list-queue.ts'
import { remindDeadlines } from '../../../operations/casework/remind-deadlines.ts'
import { tellCasework } from '../../../operations/casework/tell-casework.ts'
import { triageAlert } from '../../../operations/casework/triage-alert.ts'
import type { CaseFiles } from '../../casework-doors.ts'
import type { Doors } from '../../doors.ts'
import { auditText, caseListText, decisionText, frozenText, sheetText } from '../casework-text.ts'
import type { Command } from '../command.ts'
import { alertText, holdsText, queueText, triageText } from '../queue-text.ts'
import { draftCaseworkCommands } from './draft-casework-commands.ts'
import { inputCommand } from './input-command.ts'
import { operationCommand, overData } from './operation-command.ts'

/** `cordon queue`, `triage`, and `cordon casework …`: alerts, and the cases that people make of them. */
export function caseworkCommands(doors: Doors, env: NodeJS.ProcessEnv, files: CaseFiles): readonly Command[] {
  return [
    operationCommand(listQueue, doors, env, queueText),
    operationCommand(triageAlert, doors, env, triageText),
    operationCommand(listCasework, doors, env, caseListText),
    operationCommand(showAlert, doors, env, alertText),
    ...[showCasework, openCasework, changeCasework, assignCasework, noteCasework].map(verb =>
      operationCommand(verb, doors, env, sheetText),
    ),
    attachCommand(doors, env, files),
    fileCommand(doors, env, files),
    ...draftCaseworkCommands(doors, env),
    operationCommand(tellCasework, doors, env, sheetText),
    operationCommand(decideCasework, doors, env, sheetText),
    operationCommand(freezeCasework, doors, env, frozenText),
    operationCommand(listHolds, doors, env, holdsText),
    operationCommand(showDecision, doors, env, decisionText),
    ...[approveDecision, rejectDecision, fileReport].map(verb => operationCommand(verb, doors, env, sheetText)),
    operationCommand(auditCasework, doors, env, auditText),
    operationCommand(remindDeadlines, doors, env, ({ reminded }: { reminded: number }) =>
      reminded === 0 ? 'No deadline is near.\n' : `${reminded} told: cordon queue shows them\n`,
    ),
  ]
}

function attachCommand(doors: Doors, env: NodeJS.ProcessEnv, files: CaseFiles): Command {
  return inputCommand({
    name: 'attachCasework',
    alias: 'casework attach',
    summary: 'attach a file to a case; voids approvals',
    input: z.object({
      case: caseField,
      file: z.string().min(1).describe('the file').meta({ placeholder: 'FILE' }),
      name: z
        .string()
        .min(1)
        .max(1_000)
        .optional()
        .describe('as it is shown; else the file’s')
        .meta({ placeholder: 'NAME' }),
    }),
    positional: ['case', 'file'],
    examples: ['casework attach C3 statement.pdf'],
    async answer({ case: id, file, name }, values, terminal) {
      const bytes = await files.read(file)
      return overData(values, terminal, doors, env, world => attachTo(world, id, name ?? file, bytes))
    },
    text: (answer, columns) => `attached ${answer.digest}\n${sheetText(answer, columns)}`,
  })
}

function fileCommand(doors: Doors, env: NodeJS.ProcessEnv, files: CaseFiles): Command {
  return inputCommand({
    name: 'readAttachment',
    alias: 'casework file',
    summary: 'write an attachment of a case to a file',
    input: z.object({
      case: caseField,
      digest: z.string().max(64).describe('SHA-256: see casework show').meta({ placeholder: 'SHA256' }),
      // Never its own name, which somebody chose who may mean no good.
      out: z.string().min(1).describe('file to write').meta({ placeholder: 'FILE' }),
    }),
    positional: ['case', 'digest'],
    examples: ['casework file C3 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 --out statement.pdf'],
    async answer({ case: id, digest, out }, values, terminal) {
      const { name, bytes } = await overData(values, terminal, doors, env, world => attachmentOf(world, id, digest))
      await files.write(out, bytes)
      return { name, digest, bytes: bytes.length, file: out }
    },
    text: ({ file, bytes }) => `wrote ${file}, ${bytes} bytes\n`,
  })
}
