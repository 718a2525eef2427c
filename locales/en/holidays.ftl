# School holidays: the dates of a school year

holidays-button = 🏖 School holidays
holidays-title = <b>Holidays of the school year { $first }/{ $last }: { $organization }</b>
holidays-line = • { $first } – { $last }
holidays-origin = { $origin ->
    [own] ✏️ The dates were entered here.
    [above] The dates were entered by the region.
    [recommended] The Ministry of Education of Russia recommends these to schools with quarters. Please correct them if yours differ.
   *[unknown] The dates of this school year have not been entered yet, and the bot knows of none that are recommended.
} Official reminders go by working days and do not depend on holidays.
holidays-ask = To add some, write the first and the last day in one message, for example: 25.10–02.11. To take some out, press them.
holidays-refused = ⚠️ { $reason ->
    [backwards] The last day lies before the first.
    [another-year] These days are not of this school year: it runs from 1 September to 31 August.
    [too-long] That makes more than 130 days in a row: please check.
    [overlaps] Some of these days are entered already. Take the old dates out first.
   *[unreadable] The dates could not be read. Two days with a dash between are needed, for example: 25.10–02.11.
}
holidays-remove = 🗑 { $first } – { $last }
holidays-this-year = ‹ { $this_year }
holidays-next-year = { $next_year } ›
holidays-restore = ↩️ Back to the given dates
