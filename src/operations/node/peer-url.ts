import { InputError } from '../../model/errors.ts'

const MOST_LENGTH = 300
const PARTS = /^(https?):\/\/(\[[0-9a-fA-F:.]{2,45}\]|[A-Za-z0-9.-]{1,253})(:\d{1,5})?((?:\/[A-Za-z0-9._~%-]+)*)\/*$/

/**
 * The address of a peer, without a slash at the end. Plain HTTP is for this machine alone.
 * @throws InputError `peer-url-malformed`
 */
export function parsePeerUrl(text: string): string {
  const bad = (why: string) => new InputError('peer-url-malformed', `"${text.slice(0, 80)}" ${why}`)
  const [, scheme, host = '', port = '', path] = (text.length <= MOST_LENGTH && PARTS.exec(text)) || []
  if (scheme === undefined || Number(port.slice(1)) > 65_535)
    throw bad('is no address such as https://node.example:8443')
  const loopback = host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
  if (scheme !== 'https' && !loopback) throw bad('must begin with https://; http:// is for this machine alone')
  return `${scheme}://${host.toLowerCase()}${port}${path}`
}
