# The letter to the office address of an organisation where nobody is in touch with the bot; and the screen of addresses

letter-subject = { $overdue ->
    [0] Dates of assignments: { $organization }
   *[other] Past the due date: { $organization }
}
letter-greeting = Good day! { $organization }, these are the dates of the mentorship road map.
letter-line = { $position }. { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text } — { $group ->
    [overdue] { $days ->
        [one] it was due on { $due }, { $days } day ago.
       *[other] it was due on { $due }, { $days } days ago.
    }
    [today] it is due today, { $due }.
   *[soon] { $days ->
        [one] due on { $due }, { $days } day left.
       *[other] due on { $due }, { $days } days left.
    }
}
letter-more = And { $count } more.
letter-why = This letter came by mail because the mentorship bot can reach nobody of the organisation at present. To answer from a phone, open the bot by your invitation, or ask the municipal coordinator for a new one.
letter-end = This letter was sent automatically and needs no answer. At most one letter comes on a working day; what is done is not reminded of.

offices-button = ✉️ Office addresses
offices-title = <b>Office addresses</b>
    Where nobody of an organisation is in touch with the bot, the reminder of dates also goes to its office address: at most one letter on a working day, with nothing about participants. Letters are sent when mail is set up on the bot's server.

    With an address: { $known } of { $count }. Choose an organisation:
offices-row = { $state ->
    [none] ▫️
    [failed] ⚠️
   *[known] ✉️
} { $name }
offices-one = <b>{ $name }</b>
    { $address ->
        [none] No office address yet.
       *[other] Office address: { $address }
    }
offices-last = { $state ->
    [sent] Last letter: { $day }, sent.
    [waiting] The letter of { $day } is being sent.
    [dropped] The letter of { $day } was not needed.
   *[failed] ⚠️ The mail server did not take the letter of { $day } ({ $failure }). The bot tries again on the next working day; please check the address.
}
offices-ask = Write the office address in one message, for example: school1@example.com
offices-wrong = ⚠️ This does not look like an e-mail address. One address in Latin letters is needed, for example: school1@example.com
offices-forget = 🗑 Remove the address
