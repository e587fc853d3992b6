import type * as AddPerson from '@/client/add-person-draft'
import type * as Drafts from '@/client/drafts'
import type * as Meet from '@/client/meet-draft'
import type * as Register from '@/client/register-draft'

/** Identity numbers, and what opens an invitation, never stand in the phone's store; what else was typed does. */

const NUMBER = '140121194403054321'

const phone = new Map<string, string>()
jest.mock('@tarojs/taro', () => ({
  useDidShow: () => undefined,
  getStorageSync: (key: string) => phone.get(key) ?? '',
  setStorageSync: (key: string, text: string) => void phone.set(key, text),
  removeStorageSync: (key: string) => void phone.delete(key),
  getStorageInfoSync: () => ({ keys: [...phone.keys()] }),
}))

function started() {
  jest.resetModules()
  /* eslint-disable @typescript-eslint/no-require-imports */
  return {
    ...(require('@/client/add-person-draft') as typeof AddPerson),
    ...(require('@/client/drafts') as typeof Drafts),
    ...(require('@/client/meet-draft') as typeof Meet),
    ...(require('@/client/register-draft') as typeof Register),
  }
  /* eslint-enable @typescript-eslint/no-require-imports */
}

const kept = (): string => [...phone.values()].join()

it('keeps numbers in memory and the rest on the phone', () => {
  const app = started()
  app.meetDraft.set({ reason: 'help', proof: 'signature', name: '李桂花', identityNumber: NUMBER })
  app.addPersonDraft.set({ ...app.addPersonDraft.get(), name: '王秀英', identityNumber: NUMBER })
  app.registerDraft.set({ person: 'elder', typed: { phone: '03572091234', identityNumber: NUMBER }, from: 'paper' })
  app.lineDraft.set({ ...app.NO_LINE, person: 'mother', key: 'identityNumber:0', text: NUMBER })
  app.acceptDraft.set({ ...app.NO_ACCEPT, link: 'the-secret', code: '123456', name: '张大爷' })
  expect(kept()).not.toMatch(new RegExp(`${NUMBER}|the-secret|123456|张大爷`))
  expect(kept()).toMatch(/李桂花.*王秀英.*03572091234/)
  expect([app.meetDraft, app.addPersonDraft].map((one) => one.get().identityNumber)).toEqual([NUMBER, NUMBER])
  expect([app.registerDraft.get().typed.identityNumber, app.lineDraft.get().text]).toEqual([NUMBER, NUMBER])
  expect(app.acceptDraft.get().link).toBe('the-secret')
})

it('takes away what an older build has kept', () => {
  phone.set('draft:meet', JSON.stringify({ reason: 'help', proof: '', name: '李桂花', identityNumber: NUMBER }))
  expect(started().meetDraft.get()).toMatchObject({ name: '李桂花', identityNumber: '' })
  expect(kept()).not.toContain(NUMBER)
})

it('offers no link and digits of an invitation that was withdrawn, and leaves any other', () => {
  const app = started()
  const invited = { id: 'first', link: 'a link', code: '654321', endsAt: '2099-01-01T00:00:00Z' }
  app.inviteDraft.set({ person: 'mother', terms: app.NO_TERMS, invited })
  app.askElderDraft.set({ person: 'mother', terms: app.NO_TERMS, invited: { ...invited, id: 'second' } })
  app.forgetInvited('first')
  expect([app.inviteDraft, app.askElderDraft].map((one) => one.get().invited?.id)).toEqual([undefined, 'second'])
})
