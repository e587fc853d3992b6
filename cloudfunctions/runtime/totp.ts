import { Secret, TOTP } from 'otpauth'

const STEP_SECONDS = 30
const DIGITS = 6
const SECRET_BYTES = 20
/** Steps before and after this one whose code counts too: a phone's clock may be half a minute off. */
const WINDOW = 1
/** What an authenticator shows above the digits. */
const ISSUER = '养老服务工作台'

const totpOf = (secret: string, label = '') =>
  new TOTP({
    issuer: ISSUER,
    label,
    algorithm: 'SHA1',
    digits: DIGITS,
    period: STEP_SECONDS,
    secret: Secret.fromBase32(secret),
  })

/** A new secret of a second factor (RFC 6238), Base32 of 20 random bytes. */
export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32

/** What an authenticator takes in from a picture: `otpauth://totp/…`. */
export const totpUri = (secret: string, label: string): string => totpOf(secret, label).toString()

/** The digits that an authenticator shows at a moment. */
export const totpCode = (secret: string, at: Date): string => totpOf(secret).generate({ timestamp: at.getTime() })

/** The time step of a code that counts now, or null. The caller sees to it that no step opens twice. */
export function totpStep(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime()
  const apart = totpOf(secret).validate({ token: code, timestamp, window: WINDOW })
  return apart === null ? null : Math.floor(timestamp / 1000 / STEP_SECONDS) + apart
}
