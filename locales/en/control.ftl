# Control of execution: what stands where, who answers for it; accepting many, reminding all who are late, the evidence

home-control = 🚦 Execution

control-head = { $total ->
    [0] <b>Execution: { $organization }</b>
        There are no assignments yet: they appear once a road map is published.
   *[other] <b>Execution: { $organization }</b>
        Assignments in all: { $total }.
}
control-count = { $kind ->
    [red] 🔴 overdue { $count }
    [yellow] 🟡 soon or returned { $count }
    [waiting] 🔵 to check { $count }
    [open] ⚪ in work { $count }
   *[done] ✅ closed { $count }
}
control-count-short = { $kind ->
    [red] 🔴 { $count }
    [yellow] 🟡 { $count }
    [waiting] 🔵 { $count }
    [open] ⚪ { $count }
   *[done] ✅ { $count }
}
control-late = ⏳ Waiting to be checked for more than two working days: { $count }.
control-today = 🚦 Execution: { $red ->
    [0] {""}
   *[other] overdue 🔴 { $red }{ $late ->
        [0] .
       *[other] ,{" "}
    }
}{ $late ->
    [0] {""}
   *[other] waiting to be checked for more than two working days { $late }.
}
control-nothing = Nothing here yet
control-nobody = Nobody is appointed
control-person = { $office ->
    [regional] Regional centre
    [coordinator] Coordinator
    [controller] Controller
    [head] Head
    [curator] Curator
   *[staff] Staff
}, { $organization }{ $name ->
    [none] {""}
   *[other] {" "}({ $name })
}{ $reachable ->
    [no] {" "}📵
   *[yes] {""}
}
control-measure = { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text }

control-matrix-button = ▦ Matrix
control-by-place = 🏫 By organisation
control-by-measure = 📌 By measure
control-by-person = 👤 By person
control-groups = { $by ->
    [measure] <b>By measure</b>
    [person] <b>By responsible person</b>
   *[place] <b>By organisation</b>
}: { $count }. The most urgent first. Press a number to open it.
control-group = { $position }. <b>{ $label }</b>
    { $tally }
control-listed = <b>{ $label }</b>
    { $tally }
control-line = { $position }. { $mark ->
    [overdue] 🔴
    [soon] 🟡
    [calm] 🟢
    [reported] 🔵
    [accepted] ✅
   *[quiet] ⚪
} <b>{ $organization }</b> — { $state }
control-answers = 👤 Responsible: { $people }.

control-open-whole = 🕓 History and acts
control-sweep-button = ✅ Accept all ({ $count_waiting })…
control-sweep-now = ✅ Accept all { $count_sweep }
control-sweep = { $count ->
    [one] { $count } report will be accepted:
   *[other] { $count } reports will be accepted:
}
    <b>{ $measure }</b>
    Look through the list; open one that should be returned by itself under “Check reports”.
control-sweep-line = { $position }. <b>{ $organization }</b>, came { $at }
control-sweep-more = (and { $more } more attached)
control-sweep-came = { $count ->
    [one] While the list was open { $count } more report came: it is not in this list.
   *[other] While the list was open { $count } more reports came: they are not in this list.
}
control-sweep-empty = Nothing in this list waits any more: all of it was accepted or returned.
control-sweep-moved = That was another list, nothing was accepted. This is how it looks now.
control-swept = ✅ { $count ->
    [0] Nothing was accepted.
    [one] { $count } report accepted.
   *[other] { $count } reports accepted.
}{ $left ->
    [0] {""}
   *[other] {" "}Left alone, since already accepted, returned or sent anew: { $left }.
}

control-archive-button = 🗂 Archive of evidence
control-archive = <b>Archive of evidence</b>
    { $measure }

    Pieces of evidence: { $pieces }, of them files and photos: { $files }; organisations: { $organizations }. The archive holds a folder per organisation and an index. A large one comes in parts.
control-archive-next = { $begun ->
    [yes] 🗂 Next part ({ $left } left)
   *[no] 🗂 Make the archive
}
control-archive-sent = Files sent: { $files }.{ $missing ->
    [0] {""}
   *[other] {" "}Could not be fetched: { $missing }; the index says which and why.
}{ $left ->
    [0] {" "}That is all.
   *[other] {" "}Pieces left: { $left }.
}
control-archive-name = Evidence { $number }{ $first ->
    [0] {""}
   *[other] {" "}from { $first }
}
control-archive-index = Index
control-archive-document = No. { $number } of { $day }
control-archive-folder = report { $day }
control-archive-file = { $kind ->
    [photo] photo { $position }
   *[file] file { $position }
}
control-archive-missing = { $why ->
    [large] not in the archive: larger than 20 MB, Telegram does not hand such files to bots
    [gone] not in the archive: Telegram does not hand out this file any more
   *[none] —
}
control-archive-state = { $state ->
    [accepted] accepted
    [reported] to check
    [returned] returned
    [not-required] not required
   *[open] in work
}
control-archive-kind = { $kind ->
    [document] document
    [file] file
    [photo] photo
    [link] link
   *[line] line
}

control-matrix = { $title ->
    [none] <b>Matrix of execution</b>
   *[other] <b>{ $title }</b>
}
    Organisations: { $organizations }, measures: { $measures }. The most urgent first.
    { $tally }
control-matrix-line = <b>{ $organization }</b>: { $tally }
control-map = 📄 { $title }
control-picture-button = 🖼 As a picture
control-workbook-button = 📗 As XLSX
control-picture-title = Execution
control-picture-footer = { $day } · page { $page } of { $pages }
control-picture-measure = <b>{ $number }</b> { $text }
control-stand = { $stand ->
    [overdue] overdue
    [returned] returned
    [soon] 7 days or less are left
    [reported] report waits to be checked
    [open] in work
    [quiet] without a date
    [accepted] accepted
   *[lifted] not required
}
control-workbook-name = Execution { $day }
control-workbook-title = { $title }. { $day }
control-sheet = { $what ->
    [matrix] Matrix
    [assignments] Assignments
   *[measures] Measures
}
control-heading = { $what ->
    [organization] Organisation
    [overdue] Overdue
    [waiting] To check
    [done] Closed
    [total] Total
    [number] No.
    [measure] Measure
    [state] State
    [due] Due
    [days] Days overdue
    [reported] Reported
    [decided] Decided
    [answers] Responsible
    [comment] Comment of the return
    [term] Term in the paper
    [result] Result
    [kind] Kind
    [words] No. or words
    [dated] Date of the document
    [added] Attached
   *[file] File in the archive
}

control-nudge-button = 🔔 Remind everybody in red ({ $count_red })
control-nudge-now = 🔔 Remind ({ $count_red })
control-nudge-ask = { $count ->
    [0] <b>There is nobody to remind now.</b>
    [one] <b>Remind of what is overdue: { $count } person.</b> They get one message with their own list.
   *[other] <b>Remind of what is overdue: { $count } people.</b> Each gets one message with their own list.
}{ $at ->
    [none] {""}
   *[other] {" "}It is outside working hours: the messages go out { $at }.
}
control-nudge-person = { $position }. { $person } — 🔴 { $count }
control-nudge-again = Reminded today already: { $count }. The bot does not remind more than once a day.
control-nudge-unreachable = 📵 Cannot be reached: { $places }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
} ({ $count }). The list “Cannot be reached” holds a ready text for them.
control-nudge-moved = The list has changed while the screen was open: nothing was sent to anybody. Please look again.
control-nudge = 🔔 { $office ->
    [regional] The regional centre
   *[other] The coordinator
} reminds you: { $count ->
    [one] { $count } assignment is overdue.
   *[other] { $count } assignments are overdue.
}

    { $lines }{ $more ->
        [0] {""}
       *[other] {""}
            And { $more } more.
    }
control-nudge-line = • { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text } — was due { $due }{ $organization ->
    [none] {""}
   *[other] {" "}({ $organization })
}
control-nudged-button = 📬 What became of the reminder
control-nudged-again = 🔄 Refresh
control-nudged-none = Nobody has been reminded by hand yet.
control-nudged = <b>Reminder of { $at }</b>
control-nudged-fate = { $fate ->
    [sent] ✅ Delivered: { $messages }
    [waiting] ⏳ Waiting for working hours or their turn: { $messages }
    [not-needed] 👌 Not needed any more, reported before: { $messages }
   *[unreachable] 📵 Cannot be reached: { $messages }
} — { $places }{ $more ->
    [0] .
   *[other] {" "}and { $more } of { $count } organisations more.
}
