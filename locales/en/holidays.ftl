# School holidays: the dates of a school year

holidays-button = 🏖 School holidays
holidays-title = <b>Holidays of the school year { $first }/{ $last }: { $organization }</b>
holidays-line = • { $first } – { $last }
holidays-origin = { $origin ->
    [own] ✏️ The dates were entered here.
    [above] The dates were entered by the region.
    [recommended] The Ministry of Education of Russia recommends these to schools with quarters. Please correct them if yours differ.
   *[unknown] ⚠️ There are no dates for this school year yet: none were entered, and none that are recommended are known. The Ministry of Education of Russia usually announces them in August. Take them from your own school calendar: until then the bot counts every week as a week of school.
} Official reminders go by working days and do not depend on holidays.
holidays-ask = { $origin ->
    [unknown] Write them in one message, each holidays on a line of their own: autumn, winter, spring, summer. For example:
    25.10–02.11
    31.12–11.01
   *[other] To add some, write the first and the last day, for example: 25.10–02.11; several on a line each. To take some out, press them.
}
holidays-refused = ⚠️ { $reason ->
    [backwards] The last day lies before the first.
    [another-year] These days are not of this school year: it runs from 1 September to 31 August.
    [too-long] That makes more than 130 days in a row: please check.
    [overlaps] Some of these days are entered already. Take the old dates out first.
   *[unreadable] The dates could not be read. Two days with a dash between are needed, for example: 25.10–02.11.
}{ $typed ->
    [none] {""}
   *[other] {" "}You wrote: “{ $typed }”.
}
holidays-remove = 🗑 { $first } – { $last }
holidays-this-year = ‹ { $this_year }
holidays-next-year = { $next_year } ›
holidays-restore = ↩️ Back to the given dates
