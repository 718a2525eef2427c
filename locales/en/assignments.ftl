# Assignments: the list, the report, acceptance

home-assignments = 📋 My assignments
home-queue = ✅ Accept reports ({ $count_queue })

page-previous = ‹
page-number = { $page } of { $pages }
page-next = ›

assignment-state = { $how ->
    [overdue] overdue, was due { $until }
    [today] today is the last day
    [tomorrow] tomorrow is the last day
    [open] to be done by { $until }
    [undated] ongoing, no deadline
    [past] its date had passed before publication ({ $until })
    [returned] returned, to be corrected by { $until }
    [returned-overdue] returned, the correction was due { $until }
    [reported] reported, being looked at
    [accepted] accepted
    [alone] closed, without a controller
    [cancelled] not required: cancelled by a new edition
   *[not-required] not required
}
assignment-line = { $position }. { $mark ->
    [overdue] 🔴
    [soon] 🟡
    [calm] 🟢
    [reported] 🔵
    [accepted] ✅
   *[quiet] ⚪
} <b>{ $state }</b>{ $organization ->
    [none] {""}
   *[other] {" · "}{ $organization }
}{ $handed ->
    [yes] {" · "}👤 handed on
   *[no] {""}
}
    { $number ->
        [none] {""}
       *[other] No. { $number }.{" "}
    }{ $text }
assignment-card = { $mark ->
    [overdue] 🔴
    [soon] 🟡
    [calm] 🟢
    [reported] 🔵
    [accepted] ✅
   *[quiet] ⚪
} <b>{ $state }</b>

    { $number ->
        [none] {""}
       *[other] No. { $number }.{" "}
    }{ $section ->
        [none] {""}
       *[other] <i>{ $section }</i>{" "}
    }{ $text }

    { $term ->
        [none] The document names no date.
       *[other] Date in the document: “{ $term }”.
    }{ $result ->
        [none] {""}
       *[other] {" "}Result: { $result }.
    }
    Document: “{ $title }”.{ $organization ->
        [none] {""}
       *[other] {" "}To be done by: { $organization }.
    }
assignment-comment = ↩️ What to correct: <b>{ $comment }</b>
assignment-attached = Attached:
assignment-piece = { $kind ->
    [document] 📄 No. { $words } of { $dated }
    [file] 📎 { $words ->
        [none] file
       *[other] { $words }
    }
    [photo] 🖼 { $words ->
        [none] photo
       *[other] { $words }
    }
    [link] 🔗 { $words }
   *[line] ✏️ { $words }
}
assignment-done = ✅ Done
assignment-refused = { $reason ->
    [not_yours] This assignment is not yours: only those who answer for it can report or accept it.
    [already_accepted] This has been accepted already: nothing more is needed.
    [already_reported] The report has been sent already and waits to be looked at.
    [not-required] This assignment was lifted: nothing more is needed.
    [not_required] This assignment was lifted: nothing more is needed.
    [awaits_approval] The report is the school's road map: approve it or return it in “🗺 For approval”.
    [nothing_reported] This report has been accepted, returned or sent anew already. Here is what waits now.
    [evidence_missing] There is no evidence yet: please send what the assignment asks for.
    [date_in_future] A document cannot come from the future: please check the date.
    [own_report] Somebody else accepts one's own report.
    [comment_missing] Write what is missing: otherwise nobody knows what to correct.
    [reason_missing] Please write the reason.
    [into_past] The new date has passed already: name one in the future.
    [not_later] The new date is no later than the old one.
    [no_term] This assignment has no date.
    [already_asked] This was asked already and waits for its answer.
    [nobody_to_ask] There is nobody to ask yet: nobody is appointed to accept this assignment.
    [nothing_asked] This request was answered already, or is not needed any more.
    [not_staff] This person does not work here any more: choose somebody else.
   *[not_delegated] The assignment is yours already: there is nothing to take back.
}

assignments-head = { $total ->
    [0] There are no assignments yet. The bot will write when a road map is published.
   *[other] <b>My assignments</b>. To be done: { $open }{ $overdue ->
        [0] {""}
       *[other] , overdue 🔴 { $overdue }
    }{ $soon ->
        [0] {""}
       *[other] , this week 🟡 { $soon }
    }.{ $waiting ->
        [0] {""}
       *[other] {" "}Being looked at: { $waiting }.
    } Press a number to open it.
}
assignments-back = ‹ To the list
assignments-acknowledge = 👌 I have read it
acknowledged = Noted: you have read your assignments.
acknowledge-nothing = This road map holds nothing for you: there is nothing to note.

report-what = { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text }{ $result ->
    [none] {""}
   *[other] {" "}Expected result: { $result }.
}
report-ask = { $kind ->
    [document] Write the <b>number and date of the document</b> in one line, for example: No. 45 of 28.08.2026. A file may be added, but need not.
    [file] Send a <b>file or a photo</b>. Several may be sent, one by one.
    [photo] Send a <b>photo</b>. Several may be sent, one by one.
    [link] Send a <b>link</b> to the page that shows it.
    [line] Write <b>in one line</b> what was done. A link, a file or a photo may be added, but need not.
   *[none] No document is needed here. Mark it as done?
}
report-sent-before = You have sent this before, it stays in the report:
report-collected = Attached so far:
report-still = { $kind ->
    [document] Before you can send it, <b>write the number and the date</b>: what is attached is not enough by itself.
    [file] Before you can send it, <b>send a file or a photo</b>.
    [photo] Before you can send it, <b>send a photo</b>.
    [link] Before you can send it, <b>send a link</b>.
   *[line] Before you can send it, <b>write in one line</b> what was done.
}
report-unfit = ⚠️ { $why ->
    [no-date] I see no date of the document: day, month and year are needed.
    [no-number] There is a date, but I see no number. If there is none, write “б/н”.
    [bad-date] The calendar has no such date.
    [two-dates] There are two dates. Please send each document in a line of its own.
    [future] The date of the document has not come yet.
    [no-link] I see no link: it begins with https:// or with the address of a site.
    [empty] The line is empty.
    [too-long] Too long for one line: keep to 500 signs or send a file.
    [too-many] There are twenty pieces already: that is enough. Please send the rest as one link.
    [too-large] The file is larger than 20 MB: Telegram does not hand such files to bots. Please send a smaller one or a link to it.
   *[not-evidence] A sticker or a voice message shows nothing that was done.
}{ $typed ->
    [none] {""}
   *[other] {" "}You wrote: “{ $typed }”. Please correct it and send it again.
}
report-send = 📨 Send the report
report-bare = ✅ Yes, it is done
report-clear = 🗑 Remove what is attached
report-sent = { $inside ->
    [yes] { $closed ->
        [yes] The assignment is closed.
       *[no] The report went to the head. While it is being checked, nothing is overdue.
    }
   *[no] { $closed ->
        [yes] The assignment is closed. There is no controller, so it is marked “without a controller”.
       *[no] { $own ->
            [yes] The report has gone to the controller. Nothing is overdue while it is looked at.
           *[no] The report has gone to the coordinator. Nothing is overdue while it is looked at.
        }
    }
}

report-came = 📨 Report: <b>{ $organization }</b>. { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text }
report-look = ✅ Look and accept
report-accepted = ✅ Accepted: { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text } ({ $organization })
report-returned = ↩️ Returned to be corrected ({ $organization }): { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text }
    What to correct: <b>{ $comment }</b>
    Due by { $until }.
report-again = Correct and send

queue-empty = No reports wait. The bot will write when one comes.
queue-head = Waiting: { $count }. Now: <b>{ $organization }</b>, reported { $at }.
queue-bare = No evidence was asked for.
queue-accept = ✅ Accept
queue-return = ↩️ Return
queue-later = Later ›
queue-file = { $kind ->
    [photo] 🖼 { $name ->
        [none] Photo { $position }
       *[other] { $name }
    }
   *[file] 📎 { $name ->
        [none] File { $position }
       *[other] { $name }
    }
}
queue-comment = Returning: <b>{ $organization }</b>. { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text }

    Write in one message what is missing. At least three working days remain to correct it.
queue-accepted = ✅ Accepted: { $organization }. { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text }
queue-returned = ↩️ Returned: { $organization }. { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text }
    To be corrected by { $until }.

today-assignments = 📋 To be done: { $open }{ $overdue ->
    [0] {""}
   *[other] , overdue 🔴 { $overdue }
}.{ $next ->
    [none] {""}
   *[other] {" "}Next date: { $next }.
}
today-queue = ✅ Reports that wait: { $count }.
