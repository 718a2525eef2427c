# Organisations: the list, who has come in, invitations

invite-organizations = 🏫 Organisations and invitations

organizations-today-none = Begin with the list of organisations: “✉️ Invite” → “🏫 Organisations and invitations”.
organizations-today-waiting = { $count ->
    [one] { $count } person has opened your invitation and waits
   *[other] { $count } people have opened your invitations and wait
} to be confirmed: “✉️ Invite” → “📨 My invitations”.

organizations-main = { $count ->
    [0] <b>{ $organization }: organisations</b>

        The list is still empty.
   *[other] <b>{ $organization }: organisations</b>

        <b>{ $connected } of { $count }</b> have come in.
}
organizations-rest = { $waiting ->
    [0] Nobody waits to be confirmed
   *[other] Waiting for you to confirm: { $waiting }
}. Invitation still good: { $invited }, expired: { $expired }, not made yet: { $never }.
organizations-how = { $some ->
    [no] Press “📥 The list as a table”, fill in the organisations (name, short name, kind{ $mode ->
        [names] , head
       *[other] {""}
    }, time zone, e-mail) and send the file here. A list of your own will do as well: .xlsx or .csv with the same headings.
   *[yes] To add or correct organisations, send an .xlsx or .csv file here. The same list twice doubles nothing, and the bot removes nothing.
}
organizations-template = 📥 The list as a table
organizations-invite-rest = { $again ->
    [yes] 🔄 Renew for the rest ({ $count_absent })
   *[no] 📄 Invitations for all ({ $count_absent })
}
organizations-to-absent = 👥 Who has not come in ({ $count_absent })
organizations-to-confirm = ✅ Confirm ({ $count_waiting })

organizations-template-file = Organisations
organizations-template-caption = { $count ->
    [0] Fill in the organisations on the first sheet and send the file here. The second sheet has an example, the third the allowed kinds and time zones.
   *[other] The list as it stands now. Correct it, add lines and send the file here. The second sheet has an example, the third the allowed kinds and time zones.
}
organizations-column = { $column ->
    [name] Name
    [short-name] Short name
    [kind] Kind
    [head] Head
    [zone] Time zone
   *[email] Office e-mail
}
organizations-example = { $column ->
    [name] Example Secondary School No. 100
    [short-name] School No. 100
    [head] Jane Example
    [zone] Europe/Moscow
    [kind] school
   *[email] school100@example.org
}
organizations-sheet = List
organizations-sheet-title = { $organization }: organisations
organizations-sheet-example = Example
organizations-sheet-example-title = An example: the bot does not read this sheet
organizations-sheet-words = What may be written
organizations-sheet-words-title = Allowed words: the bot will ask about others
organizations-word-column = Column
organizations-word-value = Word
organizations-word-kind = Kind
organizations-word-zone = Time zone
organizations-zones = Europe/Kaliningrad; Europe/Moscow; Europe/Samara; Asia/Yekaterinburg; Asia/Omsk; Asia/Krasnoyarsk; Asia/Irkutsk; Asia/Yakutsk; Asia/Vladivostok; Asia/Magadan; Asia/Kamchatka

organizations-is-list = 🏫 It is a list of organisations
organizations-unreadable = { $why ->
    [no-table] There is no table in “{ $file }”. Press “📥 The list as a table”, fill it in and send that file.
    [no-headings] No row of headings was found in “{ $file }”. At least “Name” and “Kind” are needed in one of the first rows. The easiest is to take the file “📥 The list as a table”.
    [too-many] There are more than 2000 rows in “{ $file }”. Split the list into several files and send them one after the other.
   *[nobody] “{ $file }” has headings and nothing below them. Fill in the organisations on the first sheet and send the file again.
}
organizations-no-draft = There is no list waiting: it has been applied or given up already. Send a file to begin again.
organizations-file = File <b>{ $file }</b>. Nothing has changed yet: look at what it would do.
organizations-sort = { $sort ->
    [new] ➕ New: { $count } — { $names }
    [changed] ✏️ Will change: { $count } — { $names }
    [same] ✔️ Unchanged: { $count }
    [missing] ❔ Not in the file: { $count } — { $names }. They stay as they are
    [other-head] 👤 Another head in the file: { $count } — { $names }. Somebody else works there already: only a new invitation passes the office on
   *[resembling] 🔎 Looks like a misprint: { $names }. If it is one and the same organisation, write the earlier name and send the file again
}.
organizations-and-more = { $names } and { $rest } more
organizations-what = { $column ->
    [name] name
    [short-name] short name
    [kind] kind
    [head] head
    [zone] time zone
   *[email] e-mail
}
organizations-no-names = Names of heads were not taken from the file: in this mode the bot keeps no names. The office goes to whoever opens the invitation and is confirmed by you.
organizations-faults = ⚠️ { $count ->
    [one] { $count } line is left out
   *[other] { $count } lines are left out
}. Correct them and send the file again; the rest can be applied right now:
organizations-fault = • <b>Line { $line }</b>{ $name ->
    [none] {""}
   *[other] {" "}({ $name })
}: { $fault ->
    [no-name] there is no name. Write it, or delete the line
    [name-long] the name is longer than 300 signs. Shorten it
    [short-long] the short name is longer than 60 signs and does not fit a button. Shorten it
    [no-kind] the kind is missing. Write one of: { $allowed }
    [kind] the kind “{ $said }” is unknown. Write one of: { $allowed }
    [level] the kind “{ $said }” is not for this list. Here may stand: { $allowed }
    [head] “{ $said }” does not look like the name of a head. Write the full name or leave it empty
    [zone] the time zone “{ $said }” is not clear. Write for example Europe/Moscow; empty means the same as yours
    [email] “{ $said }” does not look like an e-mail address. Correct it or leave it empty
    [twice] the same organisation as in line { $other }. Keep one line
   *[ambiguous] could mean two organisations: { $other }. Write the full name of the one that is meant
}.
organizations-apply-ask = Apply what has no faults?
organizations-nothing-to-do = There is nothing to apply: whatever can be read without faults is recorded already.
organizations-apply = ✅ Apply ({ $count })
organizations-forget = ✖️ Do not apply
organizations-list-changed = The list has changed while you were looking. This is how it stands now; nothing has been done yet.
organizations-applied = Done. Added: { $new }, updated: { $changed }{ $left ->
    [0] .
   *[other] , lines with faults left: { $left }.
}{ $late ->
    [0] {""}
   *[other] {" "}Without assignments of the road map in force: { $late }. Open it and press “➕ For new organisations”.
}

organizations-again = Links are shown once. To get them, press again: the earlier ones will stop working.
organizations-invitations-file = Invitations { $day }
organizations-invitations-sheet = Invitations
organizations-invitations-title = Invitations: forward each line personally to whom you invite
organizations-invitations-column = { $column ->
    [organization] Organisation
    [office] Office
    [whom] For
    [link] Link
    [until] Good
   *[text] Text to forward
}
organizations-until = until { $day }, { $time }
organizations-cards-how = Point the camera of your phone at the code, or open the link and press “Start”. The link works once, for one person.
organizations-cards-until = Good { $until }
organizations-cards-foot = { $organization } · invitations to the mentorship bot, { $day } · cut and hand over personally
organizations-cards-caption = Sheets of invitations: { $count ->
    [one] { $count } card
   *[other] { $count } cards
} with a QR code, eight on a page. Print, cut and hand them over personally.
organizations-table-caption = The same invitations as text ({ $count }): copy a line and forward it to whom you invite. Do not publish the file: whoever opens a link first is the one who waits for your word.
organizations-no-cards = The sheets with QR codes could not be made just now. The links are ready: they are in the table below.
organizations-sheets-made = Done: { $count } new invitations. Earlier links that nobody has opened do not work any more. When an invitation is opened, you confirm the person in one tap.

organizations-absent = { $count ->
    [0] Everybody has come in.
   *[other] <b>Have not come in: { $count }</b>. Press a number: the bot sends a text with a fresh link for that organisation, the earlier link stops working.
}
organizations-absent-line = { $number }. { $organization } — { $stand ->
    [invited] invitation good until { $until }
    [expired] invitation expired on { $until }
   *[never] no invitation yet
}
organizations-one-made = Above is the text for “{ $organization }”: forward it personally. Good { $until }.
