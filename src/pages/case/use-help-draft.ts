import { useMemo } from 'react'
import { useCity, useHomeCity } from '@/client/city'
import { calledOf, forWhom } from '@/client/for-whom'
import { helpDrafts, helpKey, keepHelpDraft, type HelpDraft } from '@/client/help-draft'
import { itemOf, usePack } from '@/client/pack'
import { createShared } from '@/client/store'
import type { LocalFile } from '@/platform/local-file'

/** Photographs of a request, by draft; the phone lets them go when the app is closed. */
const photos = createShared<Readonly<Record<string, readonly LocalFile[]>>>({})

const NO_PHOTOS: readonly LocalFile[] = []

/** The request that these pages write: for the person one acts for, about the benefit of the address. */
export function useHelpDraft({ ref, city: named }: { readonly ref?: string; readonly city?: string }) {
  const person = forWhom.use()
  const home = useHomeCity()
  const chosen = useCity()
  // Where she lives, whatever city's list was looked at last.
  const city = named ?? home ?? chosen
  const { pack } = usePack(city)
  const key = helpKey({ person, ref })
  const kept = helpDrafts.use()[key]
  const name = ref === undefined ? undefined : pack && itemOf(pack, ref)?.name
  const draft: HelpDraft = useMemo(() => {
    const called = { id: person.id, called: calledOf(person) }
    const empty = { city: city ?? '', ref, title: '', reasons: [], words: '', phone: '' }
    return { ...empty, ...kept, person: called, ...(name && { title: name }) }
  }, [person, city, ref, kept, name])
  return {
    person,
    draft,
    /** The benefit's name stands; what is not about a benefit she names herself. */
    named: name !== undefined,
    change: (part: Partial<HelpDraft>) => keepHelpDraft({ ...draft, ...part }),
    photos: photos.use()[key] ?? NO_PHOTOS,
    setPhotos: (chosen: readonly LocalFile[]) => photos.set({ ...photos.get(), [key]: chosen }),
  }
}

/** Photographs that were sent stand in the message now. */
export function forgetPhotos(draft: HelpDraft): void {
  const { [helpKey(draft)]: _sent, ...others } = photos.get()
  photos.set(others)
}
