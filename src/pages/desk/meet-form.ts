import type { ActionInput, WireError } from '@/contract'
import type { MeetDraft, MeetFaults, MeetProof } from '@/client/meet-draft'
import { readIdentityNumber } from '@/domain/person/identity-number'

/** 当面代办 as it is typed, and as the wire takes it. */

export const CODE_LENGTH = 8

type Meeting = ActionInput<'care', 'meet'>

/**
 * What is still wrong before it is sent, in the words of the page.
 * @param on today, `YYYY-MM-DD`
 */
export function meetProblems(
  { reason, proof, name, identityNumber }: MeetDraft,
  given: MeetProof,
  on: string,
): MeetFaults {
  const missing: MeetFaults = {
    ...(reason === '' && { reason: '请选今天为什么当面代办' }),
    ...(proof === '' && { proof: '请选怎么证明老人就在身边' }),
  }
  if (proof === 'service-code') {
    const short = given.code.length < CODE_LENGTH
    const wrong = identityNumber.trim() === '' ? undefined : readIdentityNumber(identityNumber, on).problem
    return {
      ...missing,
      ...(short && { code: `服务码是${CODE_LENGTH}位数字,请对着老人的卡再看看` }),
      ...(wrong && { identityNumber: wrong }),
    }
  }
  if (proof !== 'signature') return missing
  const { problem } = readIdentityNumber(identityNumber, on)
  return {
    ...missing,
    ...(name.trim() === '' && { name: '请照身份证填老人的姓名' }),
    ...(problem && { identityNumber: identityNumber.trim() === '' ? '请照身份证填身份证号' : problem }),
    ...(given.strokes.length === 0 && { strokes: '请老人自己签名' }),
  }
}

/** As the wire takes it; undefined while the form is not whole. */
export function meetInput({ reason, proof, name, identityNumber }: MeetDraft, given: MeetProof): Meeting | undefined {
  if (reason === '' || proof === '') return undefined
  const number = identityNumber.trim()
  if (proof === 'service-code')
    return { reason, by: { proof, code: given.code, ...(number && { identityNumber: number }) } }
  const strokes = given.strokes.map((stroke) => stroke.map(([x, y]): [number, number] => [x, y]))
  return { reason, by: { proof, identityNumber: number, name: name.trim(), strokes } }
}

const FIELDS = {
  reason: 'reason',
  'by.code': 'code',
  'by.identityNumber': 'identityNumber',
  'by.name': 'name',
  'by.strokes': 'strokes',
} as const

/** A refusal at the field that it is about: too many tries and another division are about whoever was typed. */
export function meetFaultsOf({ code, message, fields = {} }: WireError, proof: MeetDraft['proof']): MeetFaults {
  const known = Object.entries(FIELDS).flatMap(([path, field]) => (fields[path] ? [[field, fields[path]]] : []))
  if (known.length > 0) return Object.fromEntries(known) as MeetFaults
  const aboutHer = code === 'forbidden' || code === 'too-many'
  const field = proof === 'service-code' ? 'code' : 'identityNumber'
  return aboutHer ? { [field]: message } : { all: message }
}
