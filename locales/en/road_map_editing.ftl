# Correcting the draft of a road map: a row, a target, the heading of the document

road-map-edit-text = ✏️ Text
road-map-edit-when = 🗓 Date
road-map-edit-who = 👤 Responsible
road-map-edit-result = 📎 Result
road-map-edit-split = ✂️ Split
road-map-edit-target = 🎯 Target
road-map-as-printed = ↩️ As printed
road-map-edit-empty = Clear
road-map-edit-take = ✅ Yes, like this
road-map-edit-done = ✅ Done
road-map-edit-by-calendar = 🗓 Choose in the calendar
road-map-edit-undated = No date
road-map-edit-by-name = 👤 By name
road-map-add = ➕ Add a measure
road-map-join = ↩️ Make it one row again
road-map-see-head = ✏️ Heading
road-map-year-for-all = 📅 One year for all such rows ({ $years })

road-map-edit-over = There is nothing to correct here any more: the road map has been published or deleted, or somebody else has taken this row away.
road-map-edit-lost = This draft is no more: it has been published or deleted, or you no longer have rights to it. Nothing has been changed.{ $typed ->
    [none] {""}
   *[other] {" "}You wrote: <code>{ $typed }</code>
}
road-map-edit-stale = While you were looking, something was changed here. Your correction is not written, so that nobody else's is lost. Below is what stands here now: if yours is still needed, repeat it.{ $typed ->
    [none] {""}
   *[other] {" "}You wrote: <code>{ $typed }</code>
}
road-map-edit-written = ✎ Written down.
road-map-edit-nothing = Nothing has changed: there is no such choice here any more.
road-map-edit-refused = { $why ->
    [empty] I see no words here. Write a text with at least one letter or digit.
    [too-long] That is too long: { $length } { $length ->
        [one] character
       *[other] characters
    }, and at most { $longest } are possible. Shorten it and send it again; the old text is still there.
    [no-percent] I see no percentage. Write a number above 0 and up to 100, such as 15 or 12.5 %.
    [one-line] Splitting takes at least two lines: each becomes a measure of its own.
   *[too-many] These are too many rows. Nothing has been changed.
}
road-map-edit-twice = The document promises exactly this already: the same share, the same day, the same people. Nothing has been changed.

road-map-edit-ask = { $field ->
    [text] <b>The text of the measure.</b> Send the new text as a message, up to { $longest } characters.
    [result] <b>The expected result.</b> Send it as a message, up to { $longest } characters.
    [title] <b>The title of the document.</b> Send it as a message, up to { $longest } characters.
    [number] <b>The number of the document.</b> Send it as a message, without “No.”.
    [issuer] <b>Whose document it is.</b> Send the name of the organisation as a message.
    [percent] <b>How many per cent?</b> Send a number, such as 15 or 12.5 %.
   *[base] <b>A share of whom?</b> Send it in words, such as “learners of schools”.
}
road-map-edit-now = Now (tap to copy):
    <code>{ $value }</code>
road-map-edit-printed = ✎ In the paper: { $value ->
    [none] not named
   *[other] “{ $value }”
}

road-map-edit-term = <b>Date.</b> { $added ->
    [yes] {""}
   *[no] In the paper: { $printed ->
        [none] not named
       *[other] “{ $printed }”
    }.{" "}
}Now: <b>{ $term }</b>.

    Write it as a paper would: «15.10.2026», «до 1 октября», «сентябрь – октябрь», «ежемесячно». The bot shows what it understood before it writes it down.
road-map-edit-day = { $field ->
    [issued] <b>The date of the document.</b>
   *[due] <b>By which day?</b>
} Now: <b>{ $day ->
    [none] not given
   *[other] { $day }
}</b>.{ $corrected ->
    [yes] {" "}✎ In the paper: { $printed ->
        [none] not given
       *[other] { $printed }
    }.
   *[no] {""}
} Write the day or choose it in the calendar.
road-map-edit-calendar = { $field ->
    [term] Choose the last day.
    [issued] Choose the date of the document.
   *[due] Choose the day by which the target has to be reached.
}
road-map-edit-understood = You wrote “{ $typed }”. Understood: <b>{ $term }</b>. Write it down?
road-map-edit-unclear = You wrote “{ $typed }”. { $asked } Choose below or write it differently.
road-map-edit-reread = ✎ Written down. { $count ->
    [0] No date of a row has changed.
    [one] The date of { $count } row was read again.
   *[other] The dates of { $count } rows were read again.
}

road-map-edit-people = <b>Who is responsible.</b> { $corrected ->
    [yes] In the paper: { $printed ->
        [none] nobody is named
       *[other] “{ $printed }”
    }. ✎ Now: { $now ->
        [none] nobody
       *[other] “{ $now }”
    }.
   *[no] { $printed ->
        [none] Nobody is named yet.
       *[other] Named: “{ $printed }”.
    }
} Understood: <b>{ $people }</b>.

    Press to switch on or off, or write it in words: «руководители школ», «Управление образования».
road-map-edit-people-read = You wrote “{ $typed }”. Understood: <b>{ $people }</b>. Write it down in place of what was there?
road-map-edit-unknown = I do not understand who this is: “{ $words }”. Write it differently or choose below.
road-map-edit-named = <b>By name.</b> This very person gets the assignment. Here are those who hold an office and whose name the bot knows.
road-map-toggle = { $chosen ->
    [yes] ✅
   *[no] ▫️
} { $name }
road-map-charge = { $charge ->
    [own] { $level ->
        [region] The regional centre
       *[other] The municipal coordinator
    }
    [below] Municipalities (coordinators)
    [curators] { $level ->
        [institution] The curator
       *[other] Curators of organisations
    }
   *[heads] { $level ->
        [institution] The head
       *[other] Heads of organisations
    }
}

road-map-split = <b>Split the row.</b> { $found ->
    [0] The bot itself sees no place to split it. Send
   *[other] Choose a way or send
} rows of your own in one message: each on a new line, at most { $most }. Date, responsible and result go to each; they can be corrected afterwards.

    <code>{ $value }</code>
road-map-split-way = <b>{ $way ->
    [items] By items
    [semicolons] By semicolons
    [sentences] By sentences
   *[terms] By dates
} ({ $count }):</b>
    { $rows }{ $more ->
        [0] {""}
       *[other] {" "}…and { $more } more
    }
road-map-split-by = ✂️ { $way ->
    [items] By items
    [semicolons] By semicolons
    [sentences] By sentences
   *[terms] By dates
} ({ $count })
road-map-split-done = ✂️ It is { $count } { $count ->
    [one] row
   *[other] rows
} now. They stand in the list where the old one was.
road-map-joined = ↩️ One row again, as before it was split.

road-map-row-split = ✂️ <b>Split into { $count } { $count ->
    [one] row
   *[other] rows
}</b>: they are in the list of measures. Below is the row as it was.
road-map-row-added = ➕ The paper has no such row: it was added by hand.
road-map-row-by-hand = ✎ <b>Corrected by hand.</b> In the paper:
road-map-row-was = • { $field ->
    [text] text
    [term] date
    [responsible] responsible
    [result] result
   *[evidence] kind of report
}: { $value ->
    [none] not given
   *[other] “{ $value }”
}
road-map-row-evidence = 📎 For the report the bot asks { $kind ->
    [none] for nothing.
   *[other] for: <b>{ $name }</b>.
}

road-map-add-ask = <b>A new measure.</b> Send its text in one message, up to { $longest } characters. Then the bot asks for the date, who is responsible and the result; each step may be left for later.
road-map-added = ➕ Added. What you do not say now stays a question.

road-map-head = <b>The heading of the document.</b> Correct whatever was misread.

    Title: <b>{ $title }</b>
    Number: <b>{ $number ->
        [none] not given
       *[other] { $number }
    }</b>
    Date: <b>{ $issued ->
        [none] not given
       *[other] { $issued }
    }</b>
    From: <b>{ $issuer ->
        [none] not given
       *[other] { $issuer }
    }</b>
    Year: <b>{ $year }</b>{ $programme ->
        [none] {""}
       *[other] {" "}
    Programme: <b>{ $programme }</b>
    }{ $corrected ->
        [0] {""}
       *[other] {" "}
    ✎ Corrected by hand: { $corrected }.
    }
road-map-head-part = { $corrected ->
    [yes] ✎{" "}
   *[no] {""}
}{ $part ->
    [title] Title
    [number] Number
    [issued] Date
    [programme] Programme
    [issuer] From
   *[year] Year
}
road-map-in-programme = 🗂 The targets join the programme “{ $title }”. Another one, or one of its own, can be chosen under “Heading”.
road-map-programme = { $title } ({ $years })
road-map-programme-own = ➕ A programme of its own
road-map-programme-said = 🗂 The document and its targets belong to the programme “{ $title }” now.
road-map-programme-ask = <b>Which programme does the document belong to?</b> Now: “{ $title }” ({ $years }).

    Programmes may run side by side: each has its own years, documents, targets and way of counting. They share participants and pairs; nobody signs up twice.{ $opens ->
        [yes] {" "}If the document begins another project, open a programme for it: it takes its name and years from the document.
       *[no] {""}
    }{ $others ->
        [0] { $opens ->
            [yes] {""}
           *[no] {" "}There is no other one yet: this one was opened by the document itself.
        }
       *[other] {""}
    }
road-map-year = { $first ->
    [none] not named
   *[other] { $one ->
        [yes] { $first }
       *[no] { $school ->
            [yes] school year { $first }-{ $last }
           *[no] { $first }–{ $last }
        }
    }
}
road-map-year-ask = <b>Of which year are the dates in the document?</b> Now: <b>{ $year }</b>. { $count ->
    [0] No row lacks a year, but if the year was misread, correct it here.
    [one] One row waits for a year: { $rows }.
   *[other] Rows that wait for a year: { $count } ({ $rows }).
}

    The answer goes to all such rows at once. Choose or write: “2026”, “2026-2027”.
road-map-year-unread = I see no year in “{ $typed }”. Write “2026” or “2026-2027”.

road-map-target-open = { $removed ->
    [yes] 🗑 <b>Taken out of the road map.</b>{" "}
   *[no] {""}
}🎯 <b>{ $percent } %</b> by { $due }: { $base }{ $corrected ->
    [yes] {" "}✎
   *[no] {""}
}

    In the paper: “{ $printed }”
road-map-target-part = { $part ->
    [percent] Percent
    [due] Date
   *[base] A share of whom
}
