# The register of partner enterprises

speaking-partners = 🤝 Partners ({ $count_partners })
partners-head = <b>Partner enterprises</b>: { $count }. Mentors from them: { $mentors }.{ $count ->
    [0] {" "}Add the first one: name, number and date of the agreement, term.
   *[other] {" "}Those whose agreements end first stand on top. Press a number to open one.
}
partners-below = 🏙 In the registers of municipalities: { $count } ({ $places }).
partners-term = { $term ->
    [endless] without end
    [running] in force
    [soon] ends soon
   *[ended] has ended
}
partners-line = { $position }. <b>{ $name }</b>
    No. { $number } of { $dated } · { $term ->
        [endless] without end
        [running] until { $until }
        [soon] 🟡 until { $until }, ends soon
       *[ended] 🔴 ended { $until }
    }
    🏫 { $schools } · 👥 { $mentors }
partners-today = 🤝 Agreements with partners: { $soon ->
    [0] {""}
   *[other] ending soon { $soon }{ $ended ->
        [0] .
       *[other] ,{" "}
    }
}{ $ended ->
    [0] {""}
   *[other] ended { $ended }.
} Open: “🚦 Execution” → “📣 Messages and events” → “🤝 Partners”.
partners-workbook = 📊 As a table (XLSX)
partners-sheet = Partners
partners-sheet-title = Partner enterprises on { $day }
partners-file = Partners { $day }
partners-heading = { $what ->
    [name] Enterprise
    [number] Agreement No.
    [dated] Date
    [until] Until
    [term] Standing
    [schools] Organisations
    [mentors] Mentors
   *[contact] Contact office
}
partner-new = ➕ New partner
partner-card = 🤝 <b>{ $name }</b>
    📄 Agreement No. { $number } of { $dated }
    ⏳ { $term ->
        [endless] Without end
        [running] In force until { $until }
        [soon] 🟡 Ends soon: { $until }
       *[ended] 🔴 Ended { $until }
    }
    ☎️ { $contact ->
        [none] No contact office is named
       *[other] { $contact }
    }
    👥 Mentors: { $mentors }
    🏫 { $count ->
        [0] No organisations are ticked
       *[other] Organisations: { $count } — { $schools }
    }
partner-field-button = ✏️ { $field ->
    [name] Name
    [agreement] No. and date
    [until] Term
    [contact] Contact
   *[mentors] Mentors
}
partner-ask = { $name ->
    [none] {""}
   *[other] <b>{ $name }</b>{"\u000A"}
}{ $field ->
    [name] What is the enterprise called? Write the full name.
    [agreement] Number and date of the agreement? Write one line, for example: № 12 of 01.09.2026.
    [until] Until which day is it in force? Write a date, for example 31.12.2027.
    [contact] Which office answers: a department, a reception, its phone or mail. Write no names and no personal phones.
   *[mentors] How many mentors come from the enterprise? Write a number.
}
partner-endless = ∞ Without end
partner-no-contact = ✖️ No contact
partner-schools-button = 🏫 Organisations
partner-schools = <b>{ $name }</b>
    With which organisations does it work? Ticked: { $count }.
partner-remove = 🗑 Take out of the register…
partner-ask-remove = <b>Take it out of the register?</b> The row stays in the history only.
partner-remove-now = 🗑 Yes, take it out
partner-removed = The partner was taken out of the register.
partner-refused = ⚠️ { $reason ->
    [empty] The line is empty. Write an answer.
    [too-long] Too long: there is room for 200 signs.
    [no-date] There is no date. Write day, month and year, for example 31.12.2027.
    [no-number] There is no number. Write for example: № 12 of 01.09.2026.
    [bad-date] There is no such day. Check the date.
    [two-dates] There are two dates. Write one.
    [future] The date of the agreement lies ahead. Check it.
    [ends-first] The agreement would end before it begins. Check its term and its date.
    [no-count] A number from 0 to 999 is needed.
    [personal] This looks like a name or a personal phone. Write the office only: a department, a reception.
    [twice] This enterprise with this number of agreement stands in the register already.
   *[not-yours] There is no such row in your register.
}
