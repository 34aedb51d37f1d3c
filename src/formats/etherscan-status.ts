import { InputError } from '../model/errors.ts'

/**
 * Whether Etherscan's Status and ErrCode cells tell of a failure. Among transactions the status of a success is empty and that of a
 * failure `Error(0)` or the like; among internal transactions the status repeats the API's `isError`: 0 for a success, 1 for a failure.
 * @throws InputError `status-unknown`: what nobody understands is neither a transfer nor a failure
 */
export function etherscanFailed(status: string, error: string, internal: boolean): boolean {
  if (/error|fail|revert/i.test(status)) return true
  if (error !== '' && !/^(0|none)$/i.test(error)) return true
  if (status === '1') return internal
  if (/^(0|ok|success)?$/i.test(status)) return false
  throw new InputError('status-unknown', `"${status.slice(0, 80)}" is no status that Etherscan is known to write`)
}
