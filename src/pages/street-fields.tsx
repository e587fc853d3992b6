import { useAnswer } from '@/client/use-answer'
import { Choice, Heading, TextField } from '@/ui'

interface StreetFieldsProps {
  /** GB/T 2260; empty while it is not chosen. */
  readonly county: string
  readonly street: string
  readonly community: string
  readonly problems: { readonly street?: string; readonly community?: string }
  readonly onStreet: (street: string) => void
  readonly onCommunity: (community: string) => void
}

/** Where somebody lives within a county: a street that has a service window, and the community as it is written. */
export function StreetFields({ county, street, community, problems, onStreet, onCommunity }: StreetFieldsProps) {
  const { data } = useAnswer('account', 'streets', { county }, county ? 'anyone' : null)
  return (
    <>
      {data && data.streets.length > 0 && (
        <>
          <Heading level={2} className="subtitle">
            住在哪个街道(乡、镇)?
          </Heading>
          <Choice
            label="住在哪个街道(乡、镇)"
            kind="one"
            options={data.streets.map((name) => ({ id: name, label: name, narrow: true }))}
            chosen={[street]}
            error={problems.street}
            onChoose={onStreet}
          />
        </>
      )}
      <TextField
        id="community"
        label="社区(村)"
        hint="例如 五一社区。不知道可以空着。"
        maxLength={40}
        value={community}
        error={problems.community}
        onChange={onCommunity}
      />
    </>
  )
}
