import type { AddPersonDraft } from '@/client/add-person-draft'
import { useCities, useCity } from '@/client/city'
import { usePack } from '@/client/pack'
import { Choice, Heading } from '@/ui'
import { StreetFields } from '../street-fields'
import type { PersonField, Problems } from './use-add-person'

interface HomeFieldsProps {
  readonly draft: AddPersonDraft
  readonly problems: Problems
  /** 老人, or 您 who writes herself down. */
  readonly who: string
  readonly onChange: (part: Partial<AddPersonDraft>, field?: PersonField) => void
}

/** Where she lives: the city, the county, and down to the community. All may stay open. */
export function HomeFields({ draft, problems, who, onChange }: HomeFieldsProps) {
  const { value: cities = [] } = useCities()
  const current = useCity()
  const city = draft.city ?? current
  const { pack } = usePack(city)
  return (
    <>
      {cities.length > 1 && (
        <>
          <Heading level={2} className="subtitle">
            {`${who}住在哪座城市?`}
          </Heading>
          <Choice
            label={`${who}住在哪座城市`}
            kind="one"
            options={cities.map(({ city: id, name: label }) => ({ id, label, narrow: true }))}
            chosen={city ? [city] : []}
            onChoose={(id) => onChange(id === city ? { city: id } : { city: id, county: undefined, street: '' })}
          />
        </>
      )}
      {pack && (
        <>
          <Heading level={2} className="subtitle">
            住在哪个县(市、区)?
          </Heading>
          <Choice
            label="住在哪个县(市、区)"
            kind="one"
            options={pack.counties.map(({ code, name: label }) => ({ id: code, label, narrow: true }))}
            chosen={draft.county ? [draft.county] : []}
            error={problems.residence}
            onChoose={(county) => onChange(county === draft.county ? {} : { county, street: '' }, 'residence')}
          />
        </>
      )}
      {draft.county && (
        <StreetFields
          county={draft.county}
          street={draft.street}
          community={draft.community}
          problems={problems}
          onStreet={(street) => onChange({ street }, 'street')}
          onCommunity={(community) => onChange({ community }, 'community')}
        />
      )}
    </>
  )
}
