import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** A data key as its row keeps it; null once it was destroyed, and nothing under it can be read again. */
export type WrappedKey = Uint8Array | null

/** What a row keeps of its secret half. */
export interface Sealed {
  readonly wrappedKey: Uint8Array
  readonly sealed: Uint8Array
}

/** Whose key was destroyed: there is nobody to read of or to write for. */
export class Erased extends Error {
  override readonly name = 'Erased'
}

/**
 * Seals records under a data key of each owner, wrapped by the master key. The owner's id is bound to both, so that
 * neither can be moved to another row. Erasing an owner is destroying its wrapped key.
 */
export interface Keyring {
  /** Seals a JSON value under a new data key. */
  seal(owner: string, value: unknown): Sealed
  /** Seals one more JSON value under the owner's key. @throws Erased */
  sealUnder(wrappedKey: WrappedKey, owner: string, value: unknown): Uint8Array
  /**
   * Opens what `seal` or `sealUnder` made; throws when anything was changed or belongs to another owner.
   * @throws Erased when the key was destroyed
   */
  open(owner: string, record: { readonly wrappedKey: WrappedKey; readonly sealed: Uint8Array }): unknown
  /** A keyed hash, for finding what must not be read: the same text gives the same 64 hex digits in this city only. */
  hash(text: string): string
  /** The same data key under the master key of today; null where it stands under that already. @throws Erased */
  rewrap(owner: string, wrapped: WrappedKey): Uint8Array | null
}

export interface KeyringOptions {
  /** The hash key, 32 bytes in base64. It outlives every master key; without it, it follows from the master key. */
  readonly hash?: string
  /** Master keys of before, which still open what they wrapped. */
  readonly former?: readonly string[]
}

/** @throws Error when a key is not 32 bytes of base64. */
export function createKeyring(masterKey: string, { hash, former = [] }: KeyringOptions = {}): Keyring {
  const master = keyBytes(masterKey, 'SENIOR_CARE_MASTER_KEY')
  // One secret, two uses, two keys: a hash can never tell anything about a wrapped key.
  const wrapping = derive(master, 'wrap')
  const hashing = Buffer.from(hash === undefined ? hashKeyOf(masterKey) : hash, 'base64')
  if (hashing.length !== KEY_BYTES) throw new Error('SENIOR_CARE_HASH_KEY must be 32 bytes in base64')
  const before = former.map((key) => derive(keyBytes(key, 'SENIOR_CARE_FORMER_MASTER_KEYS'), 'wrap'))
  const unwrap = (owner: string, wrapped: WrappedKey) => {
    if (!wrapped) throw new Erased()
    return firstOf([wrapping, ...before], (key) => decrypt(key, `key:${owner}`, wrapped))
  }
  const sealUnder = (wrapped: WrappedKey, owner: string, value: unknown) =>
    encrypt(unwrap(owner, wrapped), `record:${owner}`, Buffer.from(JSON.stringify(value)))
  return {
    seal(owner, value) {
      const wrappedKey = encrypt(wrapping, `key:${owner}`, randomBytes(KEY_BYTES))
      return { wrappedKey, sealed: sealUnder(wrappedKey, owner, value) }
    },
    sealUnder,
    open(owner, { wrappedKey, sealed }) {
      const text = decrypt(unwrap(owner, wrappedKey), `record:${owner}`, sealed).toString()
      return JSON.parse(text) as unknown
    },
    hash: (text) => createHmac('sha256', hashing).update(text).digest('hex'),
    rewrap(owner, wrapped) {
      const key = unwrap(owner, wrapped)
      return opens(wrapping, owner, wrapped) ? null : encrypt(wrapping, `key:${owner}`, key)
    },
  }
}

/** Further keys, as the environment of a city names them; the former ones with commas between. */
export function keyringOptions(env: Readonly<Record<string, string | undefined>>): KeyringOptions {
  const hash = env['SENIOR_CARE_HASH_KEY']
  const former = (env['SENIOR_CARE_FORMER_MASTER_KEYS'] ?? '').split(',').filter(Boolean)
  return { ...(hash ? { hash } : {}), former }
}

/** The hash key that follows from a master key, in base64: to be kept when the master key changes. */
export const hashKeyOf = (masterKey: string): string =>
  derive(keyBytes(masterKey, 'SENIOR_CARE_MASTER_KEY'), 'hash').toString('base64')

function keyBytes(text: string, name: string): Buffer {
  const key = Buffer.from(text, 'base64')
  if (key.length !== KEY_BYTES) throw new Error(`${name} must be 32 bytes in base64`)
  return key
}

function opens(key: Buffer, owner: string, wrapped: WrappedKey): boolean {
  try {
    return wrapped !== null && decrypt(key, `key:${owner}`, wrapped).length > 0
  } catch {
    return false
  }
}

/** What the first key that fits gives; throws what the last one did where none fits. */
function firstOf<T>([key, ...others]: readonly Buffer[], open: (key: Buffer) => T): T {
  if (!key) throw new Error('no key is left')
  if (others.length === 0) return open(key)
  try {
    return open(key)
  } catch {
    return firstOf(others, open)
  }
}

function derive(master: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, 'senior-care', use, KEY_BYTES))
}

/** nonce · tag · ciphertext */
function encrypt(key: Buffer, boundTo: string, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(boundTo))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function decrypt(key: Buffer, boundTo: string, bytes: Uint8Array): Buffer {
  const sealed = Buffer.from(bytes)
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(boundTo))
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
}
