import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { learnedScore, readLearnedModel } from '../../analysis/learned/learned-model.ts'
import type { LearnedScore } from '../../analysis/monitor/monitor-engine.ts'
import { type Overlay, readOverlay } from '../../analysis/monitor/overlay.ts'
import { RULES } from '../../catalog/rules/all-rules.ts'
import { TYPOLOGIES } from '../../catalog/typologies/all-typologies.ts'
import { InputError, inFile } from '../../model/errors.ts'
import type { MonitorParts } from './open-monitor.ts'

/** Names of the overlay in the monitor's folder; the first that is there counts. */
const OVERLAYS = ['overlay.yaml', 'overlay.json']

/** A learned score that the house uses beside the rules; without the file there is none. */
const MODEL = 'model.json'

/**
 * All rules and typologies, with what the house changes of them: the overlay that was approved, or, where nobody ever approved one, the file
 * in the monitor's folder.
 * @param approved canonical JSON of the overlay in force; null: none was ever approved
 * @throws InputError those of the overlay, with file and field; `overlay-unapproved` for a file that is not what was approved
 */
export function monitorParts(folder: string, software: string, approved: string | null = null): MonitorParts {
  return {
    rules: RULES,
    typologies: TYPOLOGIES,
    options: {
      software,
      overlay: approved === null ? overlayIn(folder) : approvedOverlay(folder, approved),
      learned: modelIn(folder),
      onFault: (rule, event, fault) =>
        process.stderr.write(`rule ${rule} failed on event ${event}: ${String(fault)}\n`),
    },
    seed: randomBytes(4).readUInt32LE(),
    failed: fault => process.stderr.write(`no snapshot of the monitor was made: ${String(fault)}\n`),
  }
}

function overlayIn(folder: string): Overlay | null {
  const file = OVERLAYS.map(name => join(folder, name)).find(path => existsSync(path))
  if (file === undefined) return null
  try {
    return readOverlay(parsed(readFileSync(file, 'utf8')), RULES, TYPOLOGIES)
  } catch (error) {
    throw inFile(error, file)
  }
}

/** A file beside an approved overlay must be the same: else somebody would believe that it counts. */
function approvedOverlay(folder: string, text: string): Overlay {
  const approved = readOverlay(JSON.parse(text), RULES, TYPOLOGIES)
  const file = OVERLAYS.map(name => join(folder, name)).find(path => existsSync(path))
  const digest = overlayIn(folder)?.digest
  if (file !== undefined && digest !== approved.digest)
    throw new InputError(
      'overlay-unapproved',
      'the file is not the overlay that was approved: propose it (cordon monitor propose), or take it away',
      { place: { file } },
    )
  return approved
}

function modelIn(folder: string): LearnedScore | null {
  const file = join(folder, MODEL)
  if (!existsSync(file)) return null
  try {
    return learnedScore(readLearnedModel(readFileSync(file, 'utf8')))
  } catch (error) {
    throw inFile(error, file)
  }
}

/** JSON is YAML, too. */
function parsed(text: string): unknown {
  try {
    return parse(text)
  } catch (cause) {
    throw new InputError('overlay-malformed', `the overlay is no YAML: ${(cause as Error).message}`, { cause })
  }
}
