import type { z } from 'zod'
import { InputError } from '../../model/errors.ts'
import { type TronBlock, type TronInfo, tronBlock, tronInfo } from './block-json.ts'

/** Reads a block in a full node's JSON. @throws InputError `tron-malformed`, naming the field */
export function readTronBlock(json: unknown): TronBlock {
  return read(tronBlock, json, 'block')
}

/** Reads what became of a block's transactions. @throws InputError `tron-malformed`, naming the field */
export function readTronInfos(json: unknown): TronInfo[] {
  return read(tronInfo.array(), json, 'list of transaction infos')
}

function read<T>(shape: z.ZodType<T>, json: unknown, what: string): T {
  const parsed = shape.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = issue?.path.join('.') ?? ''
  throw new InputError('tron-malformed', `${field}: ${issue?.message ?? `no ${what}`}`, { place: { field } })
}
