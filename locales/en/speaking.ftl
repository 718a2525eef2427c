# Speaking to many: the door, to whom, the message, its delivery report, evidence of a measure

speaking-button = 📣 Messages and events
speaking-main = <b>Messages and events</b>
    Here you write to many at once and call meetings and trainings. Messages sent: { $sent }. Events ahead: { $ahead }.
speaking-announce = ✍️ New message
speaking-sent = 📨 Sent ({ $count_sent })
speaking-event = 📅 New event
speaking-events = 🗓 Events ({ $count_events })

segment-whom = { $whom ->
    [heads] Heads
    [curators] Curators
    [officials] Heads, curators, staff
    [mentors] Mentors
    [mentees] Mentees
    [coordinators] Coordinators
    [controllers] Controllers
   *[municipal] Coordinators and controllers
}
segment-said = 👥 <b>{ $whom ->
    [heads] Heads
    [curators] Curators
    [officials] Heads, curators and staff
    [mentors] Mentors
    [mentees] Mentees
    [coordinators] Coordinators
    [controllers] Controllers
   *[municipal] Coordinators and controllers
}</b>{ $form ->
    [none] {""}
   *[other] {" "}· { $form }
}
    { $region ->
        [yes] 🏛 { $count ->
            [0] All municipalities
           *[other] Municipalities: { $count } — { $places }
        }
       *[no] 🏫 { $count ->
            [0] All organisations
           *[other] Organisations: { $count } — { $places }
        }
    }{ $standing ->
    [red] {"\u000A"}🔴 { $number ->
            [none] Only where something is overdue
           *[other] Only where measure No. { $number } is overdue
        }
    [unpaired] {"\u000A"}🔎 Only those without a pair so far
   *[any] {""}
}
segment-few = fewer than 5
segment-about = { $count ->
    [0] 0
   *[other] at least { $count }
}
segment-ask-whom = <b>To whom?</b>{ $participants ->
    [yes] {" "}The bot names no mentors and mentees: you will only see how many.
   *[no] {""}
}
segment-places = <b>{ $region ->
    [yes] Which municipalities?
   *[no] Which organisations?
}</b> { $count ->
    [0] All of them now: { $total }.
   *[other] { $count } of { $total } are ticked.
} Press a name to tick it or to take the tick away.
segment-place = { $on ->
    [yes] ✅ { $place }
   *[no] { $place }
}
segment-everywhere = { $region ->
    [yes] 🏛 All municipalities
   *[no] 🏫 All organisations
}
segment-places-done = ✔️ Done
segment-ask-standing = <b>To which of them?</b>
segment-nobody-red = Nobody is late with anything, so you can only narrow it with “Where”.
segment-anyhow = 👥 Everybody
segment-red = 🔴 Late with something ({ $count })
segment-red-measure = 🔴 { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text } ({ $count })
segment-unpaired = 🔎 Without a pair so far
segment-person = { $office ->
    [regional] Regional centre
    [coordinator] Coordinator
    [controller] Controller
    [head] Head
    [curator] Curator
   *[staff] Staff
}, { $organization }{ $name ->
    [none] {""}
   *[other] {" "}({ $name })
}
segment-empty-place = { $organization }: nobody is appointed
segment-no-names = —
segment-out = 📵 Will not get it ({ $count }):
    { $people }{ $more ->
        [0] {""}
       *[other] {"\u000A"}… and { $more } more
    }
segment-out-count = 📵 Will not get it (no contact with the bot): { $count }.

announcement-to = <b>New message</b>. Readers: { $to }.
announcement-words = <blockquote>{ $words }</blockquote>
announcement-with-file = 📎 { $photo ->
    [yes] Photo
   *[no] File{ $name ->
        [none] {""}
       *[other] {" "}{ $name }
    }
}: a button under the message opens it.
announcement-ask = Write the text in one message; a link may stand right in it. Send a file or a photo separately.
announcement-refused = ⚠️ { $reason ->
    [empty] There is no text. Write at least one sentence.
    [too-long] Too long: a message holds 3000 signs at most. The earlier text is kept; send a shorter one or attach a file.
    [too-large] The file is larger than 20 MB or will not do. Send a smaller one or put a link into the text.
    [nobody] There is nobody to send it to: none of those chosen can be reached. The text is kept; choose others.
    [moved] The readers have changed while the screen was open. Nothing was sent; this is how it is now.
   *[not-yours] This message belongs to another organisation.
}
announcement-whom-button = 👥 To whom
announcement-places-button = 🏫 Where
announcement-standing-button = 🔎 Narrow down
announcement-preview-button = 👁 Look and send
announcement-no-file = ✖️ Without the file
announcement-anew = 🗑 Begin anew
announcement-change = ✏️ Change
announcement-count = { $some ->
    [no] None of those chosen can be reached: there is nobody to send it to.
   *[yes] Readers: <b>{ $count }</b>. { $at ->
        [none] It goes out at once.
       *[other] The first copies go out { $at }: in quiet hours and on days off the bot is silent.
    }{ $pupils ->
        [yes] {" "}Pupils get it after 14:00.
       *[no] {""}
    }
}
announcement-send = 📨 Send ({ $count_to })
announcement-came = 📣 <b>{ $sender }</b>

    { $words }
announcement-file = 📎 Open the file
announcement-file-gone = This file is no more.
announcement-sent-head = <b>Messages sent</b>: { $count }. Press a number to see who got it.
announcement-line = { $position }. { $at }
    { $words }
announcement-report = <b>Sent { $at }</b>
    <blockquote>{ $words }</blockquote>
announcement-fate = { $fate ->
    [sent] ✅ Delivered: { $count }.
    [waiting] ⏳ On the way or waiting for an allowed hour ({ $count }):
        { $people }
   *[unreachable] 📵 Not delivered ({ $count }):
        { $people }
}{ $more ->
    [0] {""}
   *[other] {"\u000A"}… and { $more } more
}
announcement-fate-count = { $fate ->
    [sent] ✅ Delivered
    [waiting] ⏳ On the way or waiting for an allowed hour
   *[unreachable] 📵 Not delivered
}: { $count }.
announcement-again = 🔄 Refresh

proof-button = 📎 Attach to a measure…
proof-ask = 📎 The evidence:
    <blockquote>{ $line }</blockquote>
    { $some ->
        [yes] Of which measure? Press its number and the report is written: your own (🏛) goes to be checked, those of organisations (🏫, how many in brackets) into “Accept reports”.
       *[no] There are no open assignments now to which this could be attached.
    }
proof-choice = { $position ->
    [none] {""}
   *[other] { $position }.{" "}
}{ $own ->
    [yes] 🏛
   *[no] 🏫
} { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text }{ $own ->
    [yes] {""}
   *[no] {" "}({ $count })
}
proof-gone = ⚠️ This assignment is closed already, or its report was sent. Nothing was attached.
proof-given = { $reported ->
    [0] {""}
    [one] 📎 The report of { $reported } organisation is written: it waits for you in “Accept reports”.
   *[other] 📎 Reports of organisations are written: { $reported }. They wait for you in “Accept reports”.
}{ $begun ->
    [0] {""}
   *[other] { $reported ->
        [0] 📎
       *[other] {""}
    } This measure also asks for a document, a file or a link: the line lies in the report they have begun (organisations: { $begun }); they complete it and send it.
}
proof-more = 📎 The line is attached, but this measure also asks for what is said below.
proof-offered = 📎 A line was attached to your report:
    <blockquote>{ $line }</blockquote>
    { $number ->
        [none] {""}
       *[other] No. { $number }.{" "}
    }{ $text } ({ $organization }). Add what the measure asks for and send the report.
proof-reported = 📎 A report was written for your organisation:
    <blockquote>{ $line }</blockquote>
    { $number ->
        [none] {""}
       *[other] No. { $number }.{" "}
    }{ $text } ({ $organization }). There is nothing to do: it waits to be checked.
proof-report = ✅ Complete the report
proof-announcement = Message “{ $words }”, { $day }: readers { $total }, delivered { $sent }.
proof-event = “{ $title }”, { $day }: invited { $invited }, came { $came }.
