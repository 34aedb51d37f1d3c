import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { IntegrityError, SourceError } from '../../../model/errors.ts'
import type { NodeKey } from '../../../operations/node/node-key.ts'
import { makeFolder } from '../../files/make-folder.ts'
import { nodeSeals } from './seals.ts'

const keyFile = (dataFolder: string): string => join(dataFolder, 'node', 'key')

/**
 * The key of the node in a data folder; null: it is no node.
 * @throws SourceError `node-key-open`: others than its owner can read it; `node-key-unreadable`
 * @throws IntegrityError `node-key-malformed`
 */
export function openNode(dataFolder: string): NodeKey | null {
  const file = keyFile(dataFolder)
  if (!existsSync(file)) return null
  let text: string
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
      throw new SourceError('node-key-open', `others can read the node's key: chmod 600 ${file}`, { place: { file } })
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    if (cause instanceof SourceError) throw cause
    throw new SourceError('node-key-unreadable', `the node's key ${file} cannot be read`, { place: { file }, cause })
  }
  return nodeKey(readKey(text, file))
}

/** The key of the node in a data folder, made if there is none: `node/key`, which its owner alone can read. @throws as {@link openNode} */
export function makeNode(dataFolder: string): NodeKey {
  const known = openNode(dataFolder)
  if (known !== null) return known
  const file = keyFile(dataFolder)
  makeFolder(dirname(file), 0o700)
  const { privateKey } = generateKeyPairSync('ed25519')
  const draft = `${file}.${randomBytes(6).toString('hex')}.part`
  try {
    const handle = openSync(draft, 'wx', 0o600)
    try {
      writeSync(handle, privateKey.export({ format: 'pem', type: 'pkcs8' }).toString())
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    // Unlike a rename, a link never replaces a key that another process has just made.
    linkSync(draft, file)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new SourceError('node-key-unwritable', `the node's key ${file} cannot be written`, {
        place: { file },
        cause,
      })
  } finally {
    rmSync(draft, { force: true })
  }
  const made = openNode(dataFolder)
  if (made === null) throw new SourceError('node-key-unreadable', `the node's key ${file} is gone`, { place: { file } })
  return made
}

/** What a node signs with, from its private key. */
export function nodeKey(key: KeyObject): NodeKey {
  const seals = nodeSeals()
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
  return {
    ...seals,
    publicKey: publicKey.toString('hex'),
    fingerprint: seals.sha256(publicKey),
    sign: text => sign(null, Buffer.from(text), key).toString('hex'),
  }
}

// The text is a secret, so nothing of it goes into an error.
function readKey(text: string, file: string): KeyObject {
  try {
    const key = createPrivateKey(text)
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {}
  throw new IntegrityError('node-key-malformed', `${file} holds no Ed25519 key`, { place: { file } })
}
